package bellwether.app.deliver.forward;

import bellwether.app.workspace.DestinationSecrets;
import bellwether.app.workspace.DestinationSecrets.Secrets;
import bellwether.app.workspace.InvalidSettingException;
import bellwether.domain.destination.Destination;
import bellwether.forward.OutgoingAlert;
import bellwether.forward.OutgoingSummary;
import bellwether.forward.SendResult;
import bellwether.forward.email.SesClient;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sends alerts, and codes that confirm an address, by e-mail.
 *
 * @param client empty if the deployment sends no e-mail
 */
public record EmailChannel(DestinationSecrets secrets, Optional<SesClient> client)
    implements ForwardChannel {

  @Override
  public SendResult send(String customer, Destination to, OutgoingAlert alert) {
    return open(customer, to, secret -> ses().send(secret.address(), alert));
  }

  @Override
  public SendResult sendSummary(String customer, Destination to, OutgoingSummary summary) {
    return open(customer, to, secret -> ses().sendSummary(secret.address(), summary));
  }

  @Override
  public SendResult sendCode(String customer, Destination to) {
    return open(
        customer,
        to,
        secret -> ses().sendCode(secret.address(), customer, to, secret.signingSecret()));
  }

  private SendResult open(String customer, Destination to, Function<Secrets, SendResult> send) {
    if (client.isEmpty()) {
      return new SendResult.Rejected(
          "this deployment sends no e-mail: its operator can set AlertsFrom");
    }
    Optional<Secrets> opened;
    try {
      opened = secrets.open(customer, to);
    } catch (InvalidSettingException e) {
      return new SendResult.NotSent("the key of this deployment is invalid");
    }
    return opened
        .map(send)
        .orElseGet(
            () -> new SendResult.Rejected("it can't be decrypted: remove it and add it again"));
  }

  private SesClient ses() {
    return client.orElseThrow();
  }
}
