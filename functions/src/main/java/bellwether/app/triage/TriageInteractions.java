package bellwether.app.triage;

import bellwether.app.request.Interaction;
import bellwether.app.request.Reply;
import bellwether.app.workspace.SlackGateway;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.CaseAction;
import bellwether.slack.api.ViewMethod;
import bellwether.slack.block.View;
import bellwether.slack.reply.CaseReplies;
import bellwether.slack.request.ActionIds;
import bellwether.slack.view.CaseModals;
import bellwether.store.Stores;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BiFunction;

/** Handles clicks and modals by which people act on alerts. */
public final class TriageInteractions {
  private final Triage triage;
  private final TriageForms forms;
  private final ClockInteractions clocks;
  private final SlackGateway slack;

  public TriageInteractions(Stores stores, SlackGateway slack, InstantSource clock) {
    this.triage = new Triage(stores, clock);
    this.forms = new TriageForms(stores, triage, clock);
    this.clocks = new ClockInteractions(stores, triage, slack, clock);
    this.slack = slack;
  }

  /** Handles a click or a submitted modal; acknowledges those of another version. */
  public Reply handle(Interaction interaction) {
    if (interaction.isSubmission()) {
      return ModalMetadata.parse(interaction.metadata())
          .map(metadata -> submit(interaction, metadata))
          .orElseGet(Reply.Ack::new);
    }
    if (interaction.blockId().startsWith(ActionIds.CLOCK_BLOCK_PREFIX)) {
      return ModalMetadata.parse(interaction.metadata())
          .map(metadata -> clocks.click(interaction, metadata))
          .orElseGet(Reply.Ack::new);
    }
    return interaction.blockId().startsWith(ActionIds.CASE_BLOCK_PREFIX)
        ? handleClick(interaction)
        : new Reply.Ack();
  }

  private Reply submit(Interaction interaction, ModalMetadata metadata) {
    return switch (interaction.callbackId()) {
      case ActionIds.START_CLOCK, ActionIds.NOT_REPORTABLE -> clocks.submit(interaction, metadata);
      default -> forms.submit(interaction, metadata);
    };
  }

  /** The message itself shows the result. */
  private Reply handleClick(Interaction interaction) {
    String id = interaction.blockId().substring(ActionIds.CASE_BLOCK_PREFIX.length());
    String[] words = interaction.value().split(" ", 2);
    ModalMetadata target = new ModalMetadata(id, parseTurn(words[0]), "");
    String actionId =
        interaction.actionId().equals(ActionIds.CASE_MENU)
            ? words[words.length - 1]
            : interaction.actionId();
    return switch (actionId) {
      case ActionIds.ACKNOWLEDGE -> act(interaction, target, new CaseAction.Acknowledge());
      case ActionIds.REOPEN -> act(interaction, target, new CaseAction.Reopen());
      case ActionIds.AFFECTED -> open(interaction, target, CaseModals::affectedModal);
      case ActionIds.DISMISS -> open(interaction, target, CaseModals::dismissModal);
      case ActionIds.WHY -> explain(interaction, id);
      case ActionIds.TIMELINE -> clocks.open(interaction, target, false);
      case ActionIds.START_CLOCK -> clocks.open(interaction, target, true);
      case ActionIds.ASSIGN, ActionIds.SNOOZE, ActionIds.NOT_AFFECTED ->
          actionId.equals(interaction.actionId())
              ? handleEarlierControl(interaction, target, words)
              : openMenuModal(interaction, target, actionId);
      default -> new Reply.Ack(); // a control of another version
    };
  }

  private Reply openMenuModal(Interaction interaction, ModalMetadata target, String actionId) {
    return actionId.equals(ActionIds.ASSIGN)
        ? open(
            interaction,
            target,
            (metadata, alert) -> CaseModals.assignModal(metadata, alert, interaction.user()))
        : open(interaction, target, CaseModals::snoozeModal);
  }

  /** Messages posted before version 0.3 have a button and menus that act at once. */
  private Reply handleEarlierControl(
      Interaction interaction, ModalMetadata target, String[] words) {
    return switch (interaction.actionId()) {
      case ActionIds.ASSIGN -> act(interaction, target, new CaseAction.Assign(interaction.value()));
      case ActionIds.NOT_AFFECTED -> act(interaction, target, new CaseAction.NotAffected());
      default -> {
        try {
          Duration time = Duration.parse(words[words.length - 1]);
          yield act(interaction, target, new CaseAction.Snooze(triage.snoozeEnd(time)));
        } catch (DateTimeException e) {
          yield new Reply.Message(CaseReplies.alertNotFound());
        }
      }
    };
  }

  private Reply open(
      Interaction interaction, ModalMetadata target, BiFunction<String, Alert, View> modal) {
    return triage
        .findAlert(interaction.team(), target.id())
        .map(alert -> modal.apply(target.toText(), alert))
        .map(view -> slack.open(ViewMethod.OPEN, interaction.team(), interaction.triggerId(), view))
        .orElseGet(() -> new Reply.Message(CaseReplies.alertNotFound()));
  }

  private Reply explain(Interaction interaction, String id) {
    return triage
        .findAlert(interaction.team(), id)
        .<Reply>map(
            alert -> new Reply.Message(CaseReplies.why(alert, triage.currentCase(id, alert))))
        .orElseGet(() -> new Reply.Message(CaseReplies.alertNotFound()));
  }

  private Reply act(Interaction interaction, ModalMetadata target, CaseAction action) {
    Triage.Outcome outcome =
        triage.act(interaction.team(), interaction.user(), target.id(), target.turn(), action);
    return outcome instanceof Triage.Outcome.Done
        ? new Reply.Ack()
        : new Reply.Message(outcome.explain());
  }

  private static int parseTurn(String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      return -1; // a chosen person has no turn
    }
  }
}
