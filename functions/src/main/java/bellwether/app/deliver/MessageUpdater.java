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

/** Updates an alert's message to the current state of its case. */
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
   * Whether the delivery still has a purpose: an update needs a posted message, and a reminder ends
   * when the alert is closed or snoozed until another time.
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
              .filter(current -> current.status().isOpen())
              .filter(current -> isStillDue(reminder, current))
              .isPresent();
      default -> true;
    };
  }

  private static boolean isStillDue(Reminder reminder, Case current) {
    return reminder.followUp() == null
        ? reminder.until().equals(current.snoozedUntil())
        : reminder.followUp().equals(current.followUp())
            && reminder.userId().equals(current.followUpOwnerOr(reminder.userId()));
  }

  /** Of many updates at once, only the newest is needed. */
  private boolean isSuperseded(Delivery update, String messageId) {
    return cases
        .find(messageId)
        .map(StableId::ofMessageUpdate)
        .filter(newest -> !newest.equals(update.id()))
        .flatMap(deliveries::find)
        .filter(newest -> !newest.state().isFinal())
        .isPresent();
  }

  /** Shows the case in the message, trying the richest form first. */
  PostResult update(DeliveryChannel slack, Delivery message) {
    Alert alert = (Alert) message.notice();
    Case stored = cases.find(message.id()).orElseThrow();
    Case current = stored.isSnoozed(clock.instant()) ? stored : stored.withSnoozedUntil(null);
    PostResult result = new PostResult.InvalidMessage("no form");
    for (SlackMessage form : NoticeMessages.ofUpdatedAlert(alert, current)) {
      result =
          slack.update(
              alert.customer(),
              Objects.requireNonNull(message.channel()),
              Objects.requireNonNull(message.ts()),
              form,
              message.id());
      if (!(result instanceof PostResult.InvalidMessage)) {
        return result;
      }
    }
    return result;
  }
}
