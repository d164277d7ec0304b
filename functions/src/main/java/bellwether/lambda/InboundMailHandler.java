package bellwether.lambda;

import bellwether.app.mail.MailIntake;
import bellwether.app.mail.MailReceipt;




import bellwether.store.aws.S3Mailbox;
import bellwether.store.dynamo.DynamoStores;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/** InboundMailFunction: woken by SES for each mail that it has put into the bucket. */
public final class InboundMailHandler implements RequestStreamHandler {
  private final MailIntake mails;
  private final Metrics metrics;

  public InboundMailHandler() {
    this(
        wire(InboundMailConfig.from(new Environment(System.getenv())), Clock.systemUTC()),
        new Metrics(System.out, Clock.systemUTC()));
  }

  InboundMailHandler(MailIntake mails, Metrics metrics) {
    this.mails = mails;
    this.metrics = metrics;
  }

  private static MailIntake wire(InboundMailConfig config, Clock clock) {
    return new MailIntake(
        S3Mailbox.connect(config.bucket()),
        config.prefix(),
        config.senders(),
        DynamoStores.connect().advisories(config.advisoriesTable()),
        clock);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonNode records = EventJson.readEvent(in).path("Records");
    if (records.isEmpty() || !records.get(0).path("ses").isObject()) {
      throw new IllegalArgumentException(
          "no event of SES: pass one like those in events/, such as inbound-mail.json");
    }
    int taken = 0;
    int refused = 0;
    for (JsonNode record : records) {
      if (mails.take(MailReceipt.of(record))) {
        taken++;
      } else {
        refused++;
      }
    }
    metrics.put("RefusedMails", "Count", refused);
    EventJson.write(out, EventJson.object().put("taken", taken).put("refused", refused));
  }
}
