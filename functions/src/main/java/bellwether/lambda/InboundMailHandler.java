package bellwether.lambda;

import bellwether.app.App;
import bellwether.app.mail.AllowedSenders;
import bellwether.app.mail.MailIntake;
import bellwether.app.mail.MailReceipt;
import bellwether.store.aws.S3Mailbox;
import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** InboundMailFunction: invoked by SES for each mail that it stored in the bucket. */
public final class InboundMailHandler extends JsonHandler {
  private static final Logger LOG = LoggerFactory.getLogger(InboundMailHandler.class);

  private final MailIntake mailIntake;

  public InboundMailHandler() {
    String bucket =
        environment.require("BELLWETHER_MAIL_BUCKET", "the S3 bucket that SES puts mail into");
    AllowedSenders senders =
        AllowedSenders.parse(
            environment.require(
                "BELLWETHER_MAIL_SENDERS",
                "who may send to whom, such as \"T0123456789:@customer.example\""),
            environment.find("BELLWETHER_MAIL_TEAM").orElse(""));
    if (senders.ignored() > 0) {
      LOG.warn(
          "{} senders of BELLWETHER_MAIL_SENDERS are ignored, because they name no workspace: write"
              + " T0123456789:@customer.example, or set SlackTeamId",
          senders.ignored());
    }
    this.mailIntake =
        new App(connectStores(_ -> {}), List::of, clock)
            .mailIntake(
                new S3Mailbox(environment.awsService("s3", "S3"), bucket),
                environment.find("BELLWETHER_MAIL_PREFIX").orElse(""),
                senders);
  }

  @Override
  ObjectNode handle(JsonNode event, Context context) {
    JsonNode records = event.path("Records");
    if (records.isEmpty() || !records.get(0).path("ses").isObject()) {
      throw new IllegalArgumentException(
          "the event is not from SES: pass one like those in events/, such as inbound-mail.json");
    }
    int accepted = 0;
    for (JsonNode record : records) {
      accepted += mailIntake.accept(MailReceipt.fromEvent(record)) ? 1 : 0;
    }
    int refused = records.size() - accepted;
    metrics.put("RefusedMails", "Count", refused);
    return EventJson.object().put("taken", accepted).put("refused", refused);
  }
}
