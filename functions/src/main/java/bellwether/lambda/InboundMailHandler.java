package bellwether.lambda;

import bellwether.app.App;
import bellwether.app.mail.MailIntake;
import bellwether.app.mail.MailReceipt;
import bellwether.store.aws.S3Mailbox;
import bellwether.store.dynamo.DynamoStores;
import bellwether.store.dynamo.DynamoStores.Timeouts;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;

/** InboundMailFunction: invoked by SES for each mail that it stored in the bucket. */
public final class InboundMailHandler implements RequestStreamHandler {
  private final MailIntake mailIntake;
  private final Metrics metrics;

  public InboundMailHandler() {
    this(new Environment(System.getenv()), Clock.systemUTC());
  }

  private InboundMailHandler(Environment environment, Clock clock) {
    InboundMailConfig config = InboundMailConfig.from(environment);
    DynamoStores stores = DynamoStores.connect(environment::tableName, Timeouts.SHORT).connected();
    this.mailIntake =
        new App(stores, List::of, clock)
            .mailIntake(
                S3Mailbox.connect(config.bucket()), config.keyPrefix(), config.allowedSenders());
    this.metrics = new Metrics(System.out, clock);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonNode records = EventJson.readEvent(in).path("Records");
    if (records.isEmpty() || !records.get(0).path("ses").isObject()) {
      throw new IllegalArgumentException(
          "the event is not from SES: pass one like those in events/, such as inbound-mail.json");
    }
    int taken = 0;
    int refused = 0;
    for (JsonNode record : records) {
      if (mailIntake.accept(MailReceipt.fromEvent(record))) {
        taken++;
      } else {
        refused++;
      }
    }
    metrics.put("RefusedMails", "Count", refused);
    EventJson.write(out, EventJson.object().put("taken", taken).put("refused", refused));
  }
}
