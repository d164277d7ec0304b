package bellwether.app.deliver.forward;

import bellwether.app.workspace.DestinationSecrets;
import bellwether.app.workspace.DestinationSecrets.Secrets;
import bellwether.app.workspace.InvalidSettingException;
import bellwether.domain.destination.Destination;
import bellwether.forward.CloudEvent;
import bellwether.forward.DestinationAddress;
import bellwether.forward.EventSignature;
import bellwether.forward.OutgoingAlert;
import bellwether.forward.OutgoingSummary;
import bellwether.forward.SendResult;
import bellwether.forward.TeamsCard;
import bellwether.forward.WebhookClient;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import okhttp3.HttpUrl;

/** Posts alerts to webhooks: as signed events, or as cards for Microsoft Teams. */
public final class WebhookChannel implements ForwardChannel {
  private final DestinationSecrets secrets;
  private final WebhookClient client;
  private final boolean allowPrivate;
  private final InstantSource clock;

  /**
   * @param allowPrivate whether addresses of this machine and its network are allowed; for local
   *     use only
   */
  public WebhookChannel(
      DestinationSecrets secrets, WebhookClient client, boolean allowPrivate, InstantSource clock) {
    this.secrets = secrets;
    this.client = client;
    this.allowPrivate = allowPrivate;
    this.clock = clock;
  }

  @Override
  public SendResult send(String customer, Destination to, OutgoingAlert alert) {
    return post(customer, to, (address, secret) -> post(address, secret, to.kind(), alert));
  }

  /** Programs get each alert by itself, so only Microsoft Teams gets summaries. */
  @Override
  public SendResult sendSummary(String customer, Destination to, OutgoingSummary summary) {
    return post(
        customer,
        to,
        (address, _) ->
            client.post(address, TeamsCard.CONTENT_TYPE, TeamsCard.of(summary), Map.of()));
  }

  /** Who knows the address of a webhook may post there, so it needs no code. */
  @Override
  public SendResult sendCode(String customer, Destination to) {
    return new SendResult.Rejected("it needs no code");
  }

  private SendResult post(
      String customer, Destination to, BiFunction<HttpUrl, Secrets, SendResult> request) {
    Optional<Secrets> opened;
    try {
      opened = secrets.open(customer, to);
    } catch (InvalidSettingException e) {
      return new SendResult.NotSent("the key of this deployment is invalid");
    }
    if (opened.isEmpty()) {
      return new SendResult.Rejected("its address can't be decrypted: set the address again");
    }
    HttpUrl address;
    try {
      address = DestinationAddress.parse(opened.get().address(), allowPrivate);
    } catch (IllegalArgumentException e) {
      return new SendResult.Rejected(e.getMessage() + ": set another address");
    }
    return request.apply(address, opened.get());
  }

  private SendResult post(
      HttpUrl address, Secrets secret, Destination.Kind kind, OutgoingAlert alert) {
    return switch (kind) {
      case WEBHOOK -> {
        byte[] body = CloudEvent.of(alert);
        long now = clock.instant().getEpochSecond();
        yield client.post(
            address,
            CloudEvent.CONTENT_TYPE,
            body,
            Map.of(
                EventSignature.TIMESTAMP_HEADER,
                Long.toString(now),
                EventSignature.HEADER,
                EventSignature.of(secret.signingSecret(), now, body)));
      }
      case TEAMS -> client.post(address, TeamsCard.CONTENT_TYPE, TeamsCard.of(alert), Map.of());
      case EMAIL -> throw new IllegalArgumentException("EmailChannel sends e-mail");
    };
  }
}
