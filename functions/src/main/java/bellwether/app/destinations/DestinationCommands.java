package bellwether.app.destinations;

import bellwether.app.workspace.DestinationSecrets;
import bellwether.app.workspace.DestinationSecrets.Secrets;
import bellwether.domain.StableId;
import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destination.Kind;
import bellwether.domain.destination.Destinations;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.DestinationNotice;
import bellwether.domain.notice.DestinationNotice.Event;
import bellwether.forward.DestinationAddress;
import bellwether.forward.EventSignature;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.reply.DestinationReplies;
import bellwether.store.Stores;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Shows, sets and removes the destinations of a team. Each change is announced in the team's alert
 * channel, so that nobody can have alerts sent elsewhere unnoticed.
 *
 * @param allowPrivate whether addresses of this machine are allowed; for local use only
 * @param hasEmail whether the deployment sends e-mail
 */
public record DestinationCommands(
    Stores stores,
    DestinationSecrets secrets,
    boolean allowPrivate,
    boolean hasEmail,
    InstantSource clock) {

  public SlackMessage list(String team) {
    Instant now = clock.instant();
    Destinations known = stores.destinations().find(team).withoutExpired(now, now);
    return DestinationReplies.list(known, secrets.isAvailable(), hasEmail);
  }

  /** The commands about e-mail addresses. */
  public EmailCommands emails() {
    return new EmailCommands(stores, secrets, hasEmail, clock);
  }

  /** Sets the destination of this kind, instead of the one before, if there is one. */
  public SlackMessage set(String team, Kind kind, String input) {
    if (!secrets.isAvailable()) {
      return DestinationReplies.unavailable();
    }
    HttpUrl address;
    try {
      address = DestinationAddress.parse(input, allowPrivate);
    } catch (IllegalArgumentException e) {
      return DestinationReplies.invalid(kind, String.valueOf(e.getMessage()));
    }
    String signingSecret = kind == Kind.WEBHOOK ? EventSignature.newSecret() : "";
    Optional<String> sealed =
        secrets.seal(team, kind, new Secrets(address.toString(), signingSecret));
    if (sealed.isEmpty()) {
      return DestinationReplies.unavailable();
    }
    Instant now = clock.instant();
    Destination destination = Destination.active(kind, sealed.get(), address.host(), now);
    Destinations known = stores.destinations().find(team);
    if (!stores.destinations().save(team, known.with(destination))) {
      return DestinationReplies.changedMeanwhile();
    }
    announce(stores, team, destination, Event.SET, now);
    return DestinationReplies.set(kind, address.host(), signingSecret);
  }

  public SlackMessage remove(String team, Kind kind) {
    Destinations known = stores.destinations().find(team);
    Optional<Destination> removed = known.find(kind);
    if (removed.isEmpty()) {
      return DestinationReplies.notSet(kind);
    }
    if (!stores.destinations().save(team, known.without(kind))) {
      return DestinationReplies.changedMeanwhile();
    }
    announce(stores, team, removed.get(), Event.REMOVED, clock.instant());
    return DestinationReplies.removed(kind, removed.get().host());
  }

  /** Returns the delivery that announces it in Slack. */
  static Delivery announce(
      Stores stores, String team, Destination destination, Event event, Instant now) {
    String id = StableId.of(team, "destination", destination.id(), now.toString(), event.name());
    DestinationNotice notice =
        new DestinationNotice(team, destination.kind(), destination.host(), event, null);
    Delivery announcement = Delivery.pending(id, notice, now);
    boolean _ = stores.deliveries().add(announcement);
    return announcement;
  }
}
