package bellwether.app.triage;

import bellwether.app.request.Interaction;
import bellwether.app.request.Reply;
import bellwether.app.workspace.SlackGateway;
import bellwether.domain.StableId;
import bellwether.domain.clock.ClockRule;
import bellwether.domain.clock.ReportingClock;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.CaseAction;
import bellwether.domain.notice.CaseTimeline;
import bellwether.domain.notice.Delivery;
import bellwether.domain.timeline.Moment;
import bellwether.match.clock.ClockRules;
import bellwether.slack.api.ViewMethod;
import bellwether.slack.block.View;
import bellwether.slack.reply.CaseReplies;
import bellwether.slack.request.ActionIds;
import bellwether.slack.view.ClockModals;
import bellwether.slack.view.TimelineModal;
import bellwether.store.DeliveryStore;
import bellwether.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Shows the timeline of an alert, and lets people start clocks, mark deadlines as done, decide that
 * nothing is reported, and delete clocks. No clock starts by itself.
 */
final class ClockInteractions {
  /** An older time is more likely a typing error. */
  private static final Duration MAX_AGE = Duration.ofDays(366);

  private final Stores stores;
  private final Triage triage;
  private final SlackGateway slack;
  private final InstantSource clock;

  /** An alert with its case and the times that are known of it. */
  private record Known(String id, Alert alert, Case current, List<Moment> moments) {}

  ClockInteractions(Stores stores, Triage triage, SlackGateway slack, InstantSource clock) {
    this.stores = stores;
    this.triage = triage;
    this.slack = slack;
    this.clock = clock;
  }

  /** Opens the timeline, or the form that starts a clock, from the alert's message. */
  Reply open(Interaction interaction, ModalMetadata target, boolean startsClock) {
    return find(interaction.team(), target.id())
        .map(known ->
            startsClock
                ? ClockModals.startModal(
                    target.toText(),
                    known.alert(),
                    ClockRules.all(),
                    known.moments(),
                    zone(interaction))
                : timeline(known))
        .map(view -> slack.open(ViewMethod.OPEN, interaction.team(), interaction.triggerId(), view))
        .orElseGet(() -> new Reply.Message(CaseReplies.alertNotFound()));
  }

  /** A click in the timeline. */
  Reply click(Interaction interaction, ModalMetadata target) {
    String clockId = ClockModals.clockIdOf(interaction.blockId());
    Optional<ReportingClock> chosen =
        find(interaction.team(), target.id()).flatMap(known -> known.current().clock(clockId));
    if (interaction.actionId().equals(ActionIds.NOT_REPORTABLE)) {
      String metadata = new ModalMetadata(target.id(), target.turn(), clockId).toText();
      return chosen
          .map(found -> ClockModals.notReportableModal(metadata, found))
          .map(view ->
              slack.open(ViewMethod.PUSH, interaction.team(), interaction.triggerId(), view))
          .orElseGet(Reply.Ack::new);
    }
    chosen
        .flatMap(found -> action(interaction, found))
        .ifPresent(action -> act(interaction, target, action));
    // If the modal was closed in the meantime, nothing is shown; the change is saved anyway.
    find(interaction.team(), target.id())
        .ifPresent(known -> {
          boolean _ =
              slack.show(
                  ViewMethod.UPDATE, interaction.team(), interaction.viewId(), timeline(known));
        });
    return new Reply.Ack();
  }

  private static Optional<CaseAction> action(Interaction interaction, ReportingClock chosen) {
    return switch (interaction.actionId()) {
      case ActionIds.CLOCK_DONE ->
          chosen
              .deadline(interaction.value())
              .map(deadline ->
                  new CaseAction.CompleteDeadline(chosen.id(), deadline.id(), deadline.task()));
      case ActionIds.CLOCK_DELETE ->
          Optional.of(new CaseAction.DeleteClock(chosen.id(), chosen.regime()));
      default -> Optional.empty(); // a control of another version
    };
  }

  /** A submitted form. */
  Reply submit(Interaction interaction, ModalMetadata target) {
    return find(interaction.team(), target.id())
        .map(known ->
            interaction.callbackId().equals(ActionIds.NOT_REPORTABLE)
                ? declareNotReportable(interaction, target, known)
                : start(interaction, target, known))
        .orElseGet(() ->
            new Reply.FieldError(
                interaction.callbackId().equals(ActionIds.NOT_REPORTABLE)
                    ? ClockModals.REASON
                    : ClockModals.RULE,
                "This alert no longer exists."));
  }

  private Reply start(Interaction interaction, ModalMetadata target, Known known) {
    Optional<ClockRule> rule = ClockRules.find(interaction.input(ClockModals.RULE));
    if (rule.isEmpty()) {
      return new Reply.FieldError(ClockModals.RULE, "Choose a clock.");
    }
    if (known.current().clocks().size() >= Case.MAX_CLOCKS) {
      return new Reply.FieldError(
          ClockModals.RULE,
          "This alert has " + Case.MAX_CLOCKS + " clocks already: delete one first.");
    }
    String chosen = interaction.input(ClockModals.ANCHOR);
    String block = ClockModals.ANCHOR;
    Instant at;
    String words;
    if (chosen.equals(ClockModals.TYPED)) {
      block = ClockModals.TYPED_TIME;
      switch (AnchorTime.parse(interaction.input(ClockModals.TYPED_TIME))) {
        case AnchorTime.Invalid(String message) -> {
          return new Reply.FieldError(block, message);
        }
        case AnchorTime.Valid(Instant typed) -> at = typed;
      }
      words = "time that was entered";
    } else {
      Optional<Moment> moment =
          known.moments().stream().filter(each -> each.kind().name().equals(chosen)).findFirst();
      if (moment.isEmpty()) {
        return new Reply.FieldError(block, "Choose a time.");
      }
      at = moment.get().at();
      words = moment.get().kind().label();
    }
    Instant now = clock.instant();
    if (at.isAfter(now) || at.isBefore(now.minus(MAX_AGE))) {
      return new Reply.FieldError(block, "Choose a time in the past, at most a year ago.");
    }
    ReportingClock started =
        ReportingClock.start(
            StableId.of(known.id(), "clock", rule.get().id(), at.toString()),
            rule.get(),
            words,
            at,
            zone(interaction),
            interaction.user(),
            now);
    act(interaction, target, new CaseAction.StartClock(started));
    return new Reply.NextModal(timeline(find(interaction.team(), known.id()).orElse(known)));
  }

  private Reply declareNotReportable(Interaction interaction, ModalMetadata target, Known known) {
    String reason = interaction.input(ClockModals.REASON);
    if (reason.isEmpty()) {
      return new Reply.FieldError(ClockModals.REASON, "Enter the reason.");
    }
    Optional<ReportingClock> chosen = known.current().clock(target.phrase());
    if (chosen.isEmpty()) {
      return new Reply.FieldError(ClockModals.REASON, "This clock was deleted.");
    }
    Triage.Outcome outcome =
        act(
            interaction,
            target,
            new CaseAction.DeclareNotReportable(chosen.get().id(), chosen.get().regime(), reason));
    return outcome instanceof Triage.Outcome.Done
        ? new Reply.CloseModal()
        : new Reply.FieldError(ClockModals.REASON, "This clock is finished already.");
  }

  private Triage.Outcome act(Interaction interaction, ModalMetadata target, CaseAction action) {
    return triage.act(interaction.team(), interaction.user(), target.id(), target.turn(), action);
  }

  private Optional<Known> find(String team, String id) {
    DeliveryStore deliveries = stores.deliveries();
    return triage
        .findAlert(team, id)
        .flatMap(alert ->
            deliveries
                .find(id)
                .map(delivery -> {
                  Delivery message =
                      delivery.isInSummary() && delivery.parentId() != null
                          ? deliveries.find(delivery.parentId()).orElse(null)
                          : delivery;
                  Case current = triage.currentCase(id, alert);
                  return new Known(
                      id, alert, current, CaseTimeline.of(delivery, alert, message, current));
                }));
  }

  private View timeline(Known known) {
    String metadata = new ModalMetadata(known.id(), known.current().stepCount(), "").toText();
    return TimelineModal.of(
        metadata, known.alert(), known.moments(), known.current().clocks(), clock.instant());
  }

  private ZoneId zone(Interaction interaction) {
    return stores.customers().settings(interaction.team()).zone();
  }
}
