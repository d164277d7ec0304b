package bellwether.app.deliver.forward;

import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destination.Kind;
import bellwether.forward.OutgoingAlert;
import bellwether.forward.OutgoingSummary;
import bellwether.forward.SendResult;

/** Sends to each kind of destination by its own channel. */
public record DestinationChannels(ForwardChannel webhooks, ForwardChannel emails)
    implements ForwardChannel {

  @Override
  public SendResult send(String customer, Destination to, OutgoingAlert alert) {
    return channel(to.kind()).send(customer, to, alert);
  }

  @Override
  public SendResult sendSummary(String customer, Destination to, OutgoingSummary summary) {
    return channel(to.kind()).sendSummary(customer, to, summary);
  }

  @Override
  public SendResult sendCode(String customer, Destination to) {
    return channel(to.kind()).sendCode(customer, to);
  }

  private ForwardChannel channel(Kind kind) {
    return switch (kind) {
      case WEBHOOK, TEAMS -> webhooks;
      case EMAIL -> emails;
    };
  }
}
