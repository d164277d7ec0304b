package bellwether.app.destinations;

import bellwether.app.workspace.DestinationSecrets;
import bellwether.app.workspace.DestinationSecrets.Secrets;
import bellwether.domain.destination.CodeRequest;
import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destination.Confirmation;
import bellwether.domain.destination.Destination.Kind;
import bellwether.domain.destination.Destinations;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.DestinationNotice.Event;
import bellwether.forward.email.EmailAddress;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.reply.EmailReplies;
import bellwether.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Adds, confirms and removes the e-mail addresses of a team. An address is sent one message with a
 * code, and nothing else until somebody enters that. How many codes are sent is limited, so that
 * nobody uses Bellwether to write to strangers.
 *
 * @param hasEmail whether the deployment sends e-mail
 */
public record EmailCommands(
    Stores stores, DestinationSecrets secrets, boolean hasEmail, InstantSource clock) {
  static final int MAX_ADDRESSES = 5;
  static final int MAX_WRONG_CODES = 5;
  static final int MAX_CODES_PER_DAY = 10;
  static final int MAX_CODES_PER_ADDRESS_AND_DAY = 2;
  private static final Duration CODE_LIFETIME = Duration.ofHours(24);
  private static final Duration DAY = Duration.ofHours(24);

  /** Sends a code to an address; a new one if the address has not been confirmed. */
  public SlackMessage add(String team, String input) {
    if (!hasEmail || !secrets.isAvailable()) {
      return EmailReplies.unavailable();
    }
    EmailAddress address;
    try {
      address = EmailAddress.parse(input);
    } catch (IllegalArgumentException e) {
      return EmailReplies.invalid(String.valueOf(e.getMessage()));
    }
    Instant now = clock.instant();
    Destinations known = current(team, now);
    String id = address.destinationId();
    if (known.find(id).filter(Destination::isConfirmed).isPresent()) {
      return EmailReplies.alreadyAdded(address.text());
    }
    if (known.without(id).emails().size() >= MAX_ADDRESSES) {
      return EmailReplies.tooManyAddresses(MAX_ADDRESSES);
    }
    if (tooManyCodes(known.codeRequests(), id)) {
      return EmailReplies.tooManyCodes();
    }
    Optional<String> sealed =
        secrets.seal(team, Kind.EMAIL, new Secrets(address.text(), ConfirmationCode.random()));
    if (sealed.isEmpty()) {
      return EmailReplies.unavailable();
    }
    Destination destination =
        Destination.active(Kind.EMAIL, sealed.get(), address.text(), now)
            .with(copy -> copy.id(id).confirmation(new Confirmation(now.plus(CODE_LIFETIME), 0)));
    Destinations next = known.with(destination).with(new CodeRequest(id, now));
    if (!stores.destinations().save(team, next)) {
      return EmailReplies.changedMeanwhile();
    }
    Delivery announcement =
        DestinationCommands.announce(stores, team, destination, Event.CODE_SENT, now);
    boolean _ = stores.forwards().add(announcement.forwardTo(id));
    return EmailReplies.codeSent(address.text());
  }

  private static boolean tooManyCodes(List<CodeRequest> ofToday, String id) {
    long same = ofToday.stream().filter(request -> request.destination().equals(id)).count();
    return ofToday.size() >= MAX_CODES_PER_DAY || same >= MAX_CODES_PER_ADDRESS_AND_DAY;
  }

  /** Lets alerts go to the address that was sent this code. */
  public SlackMessage confirm(String team, String code) {
    Instant now = clock.instant();
    Destinations known = current(team, now);
    List<Destination> waiting =
        known.emails().stream().filter(email -> !email.isConfirmed()).toList();
    if (waiting.isEmpty()) {
      return EmailReplies.noCodeExpected();
    }
    Destination confirmed = null;
    // Each is compared, so that the time says nothing about which code was almost right.
    for (Destination email : waiting) {
      Optional<Secrets> secret = secrets.open(team, email);
      if (secret.filter(sent -> ConfirmationCode.matches(sent.signingSecret(), code)).isPresent()) {
        confirmed = confirmed(team, email, secret.get(), now);
      }
    }
    if (confirmed == null) {
      return wrongCode(team, known, waiting);
    }
    if (!stores.destinations().save(team, known.with(confirmed))) {
      return EmailReplies.changedMeanwhile();
    }
    Delivery _ = DestinationCommands.announce(stores, team, confirmed, Event.SET, now);
    return EmailReplies.confirmed(confirmed.host());
  }

  private Destination confirmed(String team, Destination email, Secrets secret, Instant now) {
    String sealed = secrets.seal(team, Kind.EMAIL, new Secrets(secret.address(), "")).orElseThrow();
    return email
        .activated()
        .with(copy -> copy.sealedAddress(sealed).addedAt(now).confirmation(null));
  }

  /** Any address may be meant, so it counts for each. The reply says it only once that is saved. */
  private SlackMessage wrongCode(String team, Destinations known, List<Destination> waiting) {
    Destinations next = known;
    int left = 0;
    for (Destination email : waiting) {
      Confirmation before = Objects.requireNonNull(email.confirmation());
      int wrong = before.wrongCodes() + 1;
      left = Math.max(left, MAX_WRONG_CODES - wrong);
      next =
          wrong >= MAX_WRONG_CODES
              ? next.without(email.id())
              : next.with(email.withConfirmation(new Confirmation(before.expiresAt(), wrong)));
    }
    return stores.destinations().save(team, next)
        ? EmailReplies.wrongCode(left)
        : EmailReplies.changedMeanwhile();
  }

  /** Removes an address; if the input is empty, the only one. */
  public SlackMessage remove(String team, String input) {
    Instant now = clock.instant();
    Destinations known = current(team, now);
    Optional<Destination> removed = find(known, input);
    if (removed.isEmpty()) {
      return EmailReplies.notFound(known.emails().stream().map(Destination::host).toList());
    }
    if (!stores.destinations().save(team, known.without(removed.get().id()))) {
      return EmailReplies.changedMeanwhile();
    }
    Delivery _ = DestinationCommands.announce(stores, team, removed.get(), Event.REMOVED, now);
    return EmailReplies.removed(removed.get().host());
  }

  private static Optional<Destination> find(Destinations known, String input) {
    if (input.isEmpty()) {
      return known.emails().size() == 1 ? known.find(Kind.EMAIL) : Optional.empty();
    }
    try {
      return known.find(EmailAddress.parse(input).destinationId());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Destinations current(String team, Instant now) {
    return stores.destinations().find(team).withoutExpired(now, now.minus(DAY));
  }
}
