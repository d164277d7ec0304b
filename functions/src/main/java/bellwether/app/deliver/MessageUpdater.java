package bellwether.app.deliver;

import bellwether.domain.StableId;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.notice.Reminder;
import bellwether.slack.api.PostResult;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.message.NoticeMessages;
import bellwether.store.CaseStore;
import bellwether.store.DeliveryStore;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/** Makes an alert's message show its case as it stands now, whatever it stood like when asked. */
final class MessageUpdater {
  private final CaseStore cases;
  private final DeliveryStore deliveries;
  private final InstantSource clock;

  MessageUpdater(CaseStore cases, DeliveryStore deliveries, InstantSource clock) {
    this.cases = cases;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /**
   * Whether there is still something to do: a refresh needs a message of its own, and a reminder is
   * off once the alert is settled or put off to another time.
   */
  boolean isNeeded(Delivery delivery, Optional<Delivery> parent) {
    return switch (delivery.notice()) {
      case MessageUpdate _ ->
          parent.isPresent()
              && (!parent.get().state().isFinal()
                  || (parent.get().state() == State.SENT && parent.get().ts() != null))
              && !isSuperseded(delivery, parent.get().id());
      case Reminder reminder ->
          cases
              .find(reminder.messageId())
              .filter(one -> one.status().isOpen())
              .filter(one -> reminder.until().equals(one.snoozedUntil()))
              .isPresent();
      default -> true;
    };
  }

  /** Of many reports and clicks at once the newest state alone needs to be shown. */
  private boolean isSuperseded(Delivery refresh, String message) {
    return cases
        .find(message)
        .map(StableId::ofMessageUpdate)
        .filter(newest -> !newest.equals(refresh.id()))
        .flatMap(deliveries::find)
        .filter(newest -> !newest.state().isFinal())
        .isPresent();
  }

  /** Shows the case in the message, richest form first. */
  PostResult update(DeliveryChannel slack, Delivery message) {
    Alert alert = (Alert) message.notice();
    Case standing = cases.find(message.id()).orElseThrow();
    Case now = standing.isSnoozed(clock.instant()) ? standing : standing.withoutSnooze();
    PostResult post = new PostResult.InvalidMessage("no form");
    for (SlackMessage form : NoticeMessages.ofUpdatedAlert(alert, now)) {
      post =
          slack.update(
              alert.customer(),
              Objects.requireNonNull(message.channel()),
              Objects.requireNonNull(message.ts()),
              form,
              message.id());
      if (!(post instanceof PostResult.InvalidMessage)) {
        return post;
      }
    }
    return post;
  }
}
