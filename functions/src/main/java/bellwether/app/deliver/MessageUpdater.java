package bellwether.app.deliver;

import bellwether.domain.StableId;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.ClockReminder;
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
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Updates the message of an alert, or of a summary, to the current state of its cases. */
final class MessageUpdater {
  private static final Comparator<Delivery> ORDER =
      Comparator.comparing(Delivery::createdAt).thenComparing(Delivery::id);

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
   * when the alert is closed or snoozed until another time, or the deadline is done.
   *
   * @param message the message that the delivery replies to or updates
   */
  boolean isNeeded(Delivery delivery, Optional<Delivery> message) {
    return switch (delivery.notice()) {
      case MessageUpdate update ->
          message.isPresent()
              && (!message.get().state().isFinal()
                  || (message.get().state() == State.SENT && message.get().ts() != null))
              && (delivery.unconfirmed() != null // it may still arrive, after a newer one
                  || (!isSuperseded(delivery, update.messageId())
                      && !isSupersededInSummary(delivery, message.get())));
      case Reminder reminder ->
          cases
              .find(reminder.messageId())
              .filter(current -> current.status().isOpen())
              .filter(current -> isStillDue(reminder, current))
              .isPresent();
      case ClockReminder reminder ->
          cases
              .find(reminder.messageId())
              .filter(current -> isStillDue(reminder, current))
              .isPresent();
      default -> true;
    };
  }

  /** A closed alert may still have a deadline, which ends only when somebody says so. */
  private static boolean isStillDue(ClockReminder reminder, Case current) {
    return Objects.equals(reminder.userId(), current.assignee())
        && current.clock(reminder.clockId()).stream()
            .flatMap(clock -> clock.open().stream())
            .anyMatch(deadline ->
                deadline.id().equals(reminder.deadlineId())
                    && deadline.dueAt().equals(reminder.dueAt()));
  }

  private static boolean isStillDue(Reminder reminder, Case current) {
    return reminder.followUp() == null
        ? reminder.until().equals(current.snoozedUntil())
        : reminder.followUp().equals(current.followUp())
            && reminder.userId().equals(current.followUpOwnerOr(reminder.userId()));
  }

  /** Of many updates at once, only the newest is needed, unless it is under way already. */
  private boolean isSuperseded(Delivery update, String messageId) {
    return cases
        .find(messageId)
        .map(StableId::ofMessageUpdate)
        .filter(newest -> !newest.equals(update.id()))
        .flatMap(deliveries::find)
        .filter(MessageUpdater::isUpcoming)
        .isPresent();
  }

  /** Whether a later update of another alert in the same summary will show this state too. */
  private boolean isSupersededInSummary(Delivery update, Delivery message) {
    return message.notice() instanceof AlertSummary summary
        && cases.findAll(summary.deliveryIds()).stream()
            .map(StableId::ofMessageUpdate)
            .flatMap(id -> deliveries.find(id).stream())
            .filter(MessageUpdater::isUpcoming)
            .anyMatch(other -> ORDER.compare(other, update) > 0);
  }

  /** One that is claimed may have read the cases already. */
  private static boolean isUpcoming(Delivery update) {
    return update.state() == State.PENDING || update.state() == State.RETRY;
  }

  /**
   * Shows the cases in the message. If they changed during the update, this may have replaced a
   * newer state that another worker showed, and must be repeated.
   */
  PostResult update(DeliveryChannel slack, Delivery message) {
    List<SlackMessage> forms = updatedForms(message);
    PostResult result = update(slack, message, forms);
    return result instanceof PostResult.Posted && !forms.equals(updatedForms(message))
        ? new PostResult.NotSent("the case changed during the update")
        : result;
  }

  /** Tries the richest form first. */
  private static PostResult update(
      DeliveryChannel slack, Delivery message, List<SlackMessage> forms) {
    PostResult result = new PostResult.InvalidMessage("no form");
    for (SlackMessage form : forms) {
      result =
          slack.update(
              message.notice().customer(),
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

  private List<SlackMessage> updatedForms(Delivery message) {
    return switch (message.notice()) {
      case Alert alert ->
          NoticeMessages.ofUpdatedAlert(
              alert, current(cases.find(message.id()).orElseThrow()), message.possibleRepeat());
      case AlertSummary summary ->
          NoticeMessages.ofUpdatedSummary(
              summary,
              cases.findAll(summary.deliveryIds()).stream().map(this::current).toList(),
              message.possibleRepeat());
      default -> throw new IllegalStateException("a message without cases: " + message.id());
    };
  }

  private Case current(Case stored) {
    return stored.isSnoozed(clock.instant()) ? stored : stored.withSnoozedUntil(null);
  }
}
