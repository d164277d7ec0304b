package bellwether.lambda;

import bellwether.forward.WebhookClient;
import bellwether.forward.email.EmailSettings;
import bellwether.forward.email.SesClient;
import bellwether.store.aws.AwsService;
import bellwether.store.aws.SesRequestSigner;
import java.time.Duration;
import java.util.Optional;
import javax.net.SocketFactory;

/** The settings for e-mail, read from the environment. */
final class EmailConfig {
  /** The sender's address; unset if no e-mail is sent. */
  static final String FROM = "BELLWETHER_ALERTS_FROM";

  private EmailConfig() {}

  /** The client that sends e-mail; empty if none is sent. */
  static Optional<SesClient> client(Environment environment, Duration timeout) {
    return environment
        .find(FROM)
        .map(from -> {
          AwsService email = environment.awsService("email", "SESV2");
          return new SesClient(
              // The operator chose the address, which may be that of a VPC endpoint.
              new WebhookClient(SocketFactory.getDefault(), timeout),
              email.endpoint(),
              new SesRequestSigner(email)::sign,
              new EmailSettings(from, email.region()));
        });
  }
}
