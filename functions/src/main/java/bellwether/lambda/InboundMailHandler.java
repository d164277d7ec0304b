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

/** InboundMailFunction: invoked by SES for each mail that it stored in the bucket. */
public final class InboundMailHandler extends JsonHandler {
  private final MailIntake mailIntake;

  public InboundMailHandler() {
    String bucket =
        environment.require("BELLWETHER_MAIL_BUCKET", "the S3 bucket that SES puts mail into");
    AllowedSenders senders =
        AllowedSenders.parse(
            environment.require(
                "BELLWETHER_MAIL_SENDERS",
                "who may send, such as \"@customer.example, dana@other.example\""));
    this.mailIntake =
        new App(connectStores(), List::of, clock)
            .mailIntake(
                new S3Mailbox(bucket),
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
