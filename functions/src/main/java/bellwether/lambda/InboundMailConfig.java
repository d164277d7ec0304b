package bellwether.lambda;

import bellwether.app.mail.AllowedSenders;

/** The settings of InboundMailFunction. */
record InboundMailConfig(String bucket, String keyPrefix, AllowedSenders allowedSenders) {

  static InboundMailConfig from(Environment environment) {
    return new InboundMailConfig(
        environment.require("BELLWETHER_MAIL_BUCKET", "the S3 bucket that SES puts mail into"),
        environment.find("BELLWETHER_MAIL_PREFIX").orElse(""),
        AllowedSenders.parse(
            environment.require(
                "BELLWETHER_MAIL_SENDERS",
                "who may send, such as \"@customer.example, dana@other.example\"")));
  }
}
