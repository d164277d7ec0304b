package bellwether.app.triage;

import bellwether.app.lookup.Exclusions;
import bellwether.app.lookup.VendorLookup;
import bellwether.app.request.EditorPolicy;
import bellwether.app.request.Interaction;
import bellwether.app.request.Reply;
import bellwether.app.workspace.SlackGateway;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.CaseAction;
import bellwether.slack.api.ViewMethod;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.View;
import bellwether.slack.reply.CaseReplies;
import bellwether.slack.reply.EditorsOnlyReply;
import bellwether.slack.request.ActionIds;
import bellwether.slack.view.CaseModals;
import bellwether.store.Stores;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Handles clicks and modals by which people act on alerts. */
public final class TriageInteractions {
  private final Stores stores;
  private final SlackGateway slack;
  private final InstantSource clock;

  public TriageInteractions(Stores stores, SlackGateway slack, InstantSource clock) {
    this.stores = stores;
    this.slack = slack;
    this.clock = clock;
  }

  /** Handles a click or a submitted modal; acknowledges those of another version. */
  public Reply handle(Interaction interaction) {
    if (interaction.isSubmission()) {
      return handleSubmission(interaction);
    }
    return interaction.blockId().startsWith(ActionIds.CASE_BLOCK_PREFIX)
        ? handleClick(interaction)
        : new Reply.Ack();
  }

  /** The message itself shows the result. */
  private Reply handleClick(Interaction interaction) {
    String id = interaction.blockId().substring(ActionIds.CASE_BLOCK_PREFIX.length());
    int turn = parseTurn(interaction.value());
    return switch (interaction.actionId()) {
      case ActionIds.ACKNOWLEDGE -> act(interaction, id, turn, new CaseAction.Acknowledge());
      case ActionIds.NOT_AFFECTED -> act(interaction, id, turn, new CaseAction.NotAffected());
      case ActionIds.REOPEN -> act(interaction, id, turn, new CaseAction.Reopen());
      case ActionIds.ASSIGN ->
          act(interaction, id, turn, new CaseAction.Assign(interaction.value()));
      case ActionIds.SNOOZE -> snooze(interaction, id, turn);
      case ActionIds.AFFECTED -> openModal(interaction, id, turn, true);
      case ActionIds.DISMISS -> openModal(interaction, id, turn, false);
      default -> new Reply.Ack(); // a control of another version
    };
  }

  private Reply snooze(Interaction interaction, String id, int turn) {
    String[] parts = interaction.value().split(" ", 2);
    try {
      Duration time = Duration.parse(parts[parts.length - 1]);
      // Rounded to the minute, as it is shown, so that pressing twice counts once.
      long minute = clock.instant().plus(time).getEpochSecond() / 60 * 60;
      return act(interaction, id, turn, new CaseAction.Snooze(Instant.ofEpochSecond(minute)));
    } catch (DateTimeException e) {
      return new Reply.Message(CaseReplies.alertNotFound());
    }
  }

  private Reply openModal(Interaction interaction, String id, int turn, boolean affected) {
    Optional<Alert> alert = triage().findAlert(interaction.team(), id);
    if (alert.isEmpty()) {
      return new Reply.Message(CaseReplies.alertNotFound());
    }
    String hidden = new ModalMetadata(id, turn, "").toText();
    View view =
        affected
            ? CaseModals.affectedModal(hidden, alert.get())
            : CaseModals.dismissModal(hidden, alert.get());
    return slack.open(ViewMethod.OPEN, interaction.team(), interaction.triggerId(), view);
  }

  private Reply act(Interaction interaction, String id, int turn, CaseAction action) {
    Triage.Outcome outcome = triage().act(interaction.team(), interaction.user(), id, turn, action);
    return outcome instanceof Triage.Outcome.Done
        ? new Reply.Ack()
        : new Reply.Message(explain(outcome));
  }

  private Reply handleSubmission(Interaction interaction) {
    Optional<ModalMetadata> carried = ModalMetadata.parse(interaction.metadata());
    if (carried.isEmpty()) {
      return new Reply.Ack();
    }
    ModalMetadata hidden = carried.get();
    Optional<Set<String>> editors =
        excludesPhrase(interaction, hidden)
            ? new EditorPolicy(stores).editorsIfDenied(interaction.team(), interaction.user())
            : Optional.empty();
    if (editors.isPresent()) {
      return new Reply.NextModal(
          EditorsOnlyReply.modal(
              editors.get(),
              "To close only this alert, press the button again and leave the phrase empty."));
    }
    return switch (interaction.callbackId()) {
      case ActionIds.AFFECTED -> saveImpact(interaction, hidden);
      case ActionIds.DISMISS -> previewDismissal(interaction, hidden);
      case ActionIds.CONFIRM_DISMISS -> dismiss(interaction, hidden, hidden.phrase());
      default -> new Reply.Ack();
    };
  }

  /** Everybody may close an alert, but only editors may exclude a phrase. */
  private static boolean excludesPhrase(Interaction interaction, ModalMetadata hidden) {
    boolean asked = !interaction.input(CaseModals.PHRASE).isBlank();
    return interaction.callbackId().equals(ActionIds.CONFIRM_DISMISS)
        ? !hidden.phrase().isEmpty()
        : interaction.callbackId().equals(ActionIds.DISMISS) && asked;
  }

  private Reply saveImpact(Interaction interaction, ModalMetadata hidden) {
    String what = interaction.input(CaseModals.IMPACT);
    if (what.isEmpty()) {
      return new Reply.FieldError(CaseModals.IMPACT, "Enter what is affected.");
    }
    Case.Impact impact =
        new Case.Impact(
            what,
            emptyToNull(interaction.input(CaseModals.ASSIGNEE)),
            parseDay(interaction.input(CaseModals.FOLLOW_UP)));
    return closeOrExplain(
        triage()
            .act(
                interaction.team(),
                interaction.user(),
                hidden.id(),
                hidden.turn(),
                new CaseAction.Affected(impact)),
        CaseModals.IMPACT);
  }

  private Reply previewDismissal(Interaction interaction, ModalMetadata hidden) {
    String phrase = interaction.input(CaseModals.PHRASE);
    if (phrase.isEmpty()) {
      return dismiss(interaction, hidden, "");
    }
    Optional<Alert> alert = triage().findAlert(interaction.team(), hidden.id());
    if (alert.isEmpty()) {
      return new Reply.FieldError(CaseModals.PHRASE, "This alert no longer exists.");
    }
    return exclusions(interaction.team())
        .previewHidden(alert.get().vendor(), phrase)
        .<Reply>map(reports ->
            new Reply.NextModal(
                CaseModals.dismissPreview(
                    new ModalMetadata(hidden.id(), hidden.turn(), phrase).toText(),
                    alert.get(),
                    phrase,
                    reports)))
        .orElseGet(() ->
            new Reply.FieldError(
                CaseModals.PHRASE,
                "That is the vendor's own name, or the vendor is no longer on your list."));
  }

  private Reply dismiss(Interaction interaction, ModalMetadata hidden, String phrase) {
    Optional<Alert> alert = triage().findAlert(interaction.team(), hidden.id());
    Triage.Outcome outcome =
        triage()
            .act(
                interaction.team(),
                interaction.user(),
                hidden.id(),
                hidden.turn(),
                new CaseAction.Dismiss(phrase));
    boolean stands =
        outcome instanceof Triage.Outcome.Done || outcome instanceof Triage.Outcome.AlreadyDone;
    if (stands && !phrase.isEmpty() && alert.isPresent()) {
      exclusions(interaction.team()).addPhrase(alert.get().vendor(), phrase);
    }
    // The preview has no input that could show an error.
    return stands || phrase.isEmpty()
        ? closeOrExplain(outcome, CaseModals.PHRASE)
        : new Reply.Notice("Not this vendor", List.of(explain(outcome).unescapedText()));
  }

  /** Keeps a modal that came too late open and explains why. */
  private static Reply closeOrExplain(Triage.Outcome outcome, String block) {
    return switch (outcome) {
      case Triage.Outcome.Done _, Triage.Outcome.AlreadyDone _ -> new Reply.CloseModal();
      case Triage.Outcome.Outdated _, Triage.Outcome.AlertNotFound _ ->
          new Reply.FieldError(block, explain(outcome).unescapedText());
    };
  }

  private static SlackMessage explain(Triage.Outcome outcome) {
    return switch (outcome) {
      case Triage.Outcome.Done(Case now) -> CaseReplies.alreadyDone(now);
      case Triage.Outcome.AlreadyDone(Case now) -> CaseReplies.alreadyDone(now);
      case Triage.Outcome.Outdated(Case now) -> CaseReplies.outdatedClick(now);
      case Triage.Outcome.AlertNotFound() -> CaseReplies.alertNotFound();
    };
  }

  private Triage triage() {
    return new Triage(stores.deliveries(), stores.cases(), clock);
  }

  private Exclusions exclusions(String team) {
    VendorLookup sightings = new VendorLookup(stores.advisories(), team);
    return new Exclusions(stores.customers(), team, sightings::find);
  }

  private static int parseTurn(String value) {
    try {
      return Integer.parseInt(value.split(" ", 2)[0]);
    } catch (NumberFormatException e) {
      return -1; // a chosen person has no turn
    }
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static @Nullable LocalDate parseDay(String text) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
