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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
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
    ModalMetadata target = new ModalMetadata(id, parseTurn(interaction.value()), "");
    return switch (interaction.actionId()) {
      case ActionIds.ACKNOWLEDGE -> reply(act(interaction, target, new CaseAction.Acknowledge()));
      case ActionIds.NOT_AFFECTED -> reply(act(interaction, target, new CaseAction.NotAffected()));
      case ActionIds.REOPEN -> reply(act(interaction, target, new CaseAction.Reopen()));
      case ActionIds.ASSIGN ->
          reply(act(interaction, target, new CaseAction.Assign(interaction.value())));
      case ActionIds.SNOOZE -> snooze(interaction, target);
      case ActionIds.AFFECTED -> openModal(interaction, target, CaseModals::affectedModal);
      case ActionIds.DISMISS -> openModal(interaction, target, CaseModals::dismissModal);
      default -> new Reply.Ack(); // a control of another version
    };
  }

  private Reply snooze(Interaction interaction, ModalMetadata target) {
    String[] parts = interaction.value().split(" ", 2);
    try {
      Duration time = Duration.parse(parts[parts.length - 1]);
      // Rounded to the minute, as displayed, so that a repeated click counts once.
      Instant until = clock.instant().plus(time).truncatedTo(ChronoUnit.MINUTES);
      return reply(act(interaction, target, new CaseAction.Snooze(until)));
    } catch (DateTimeException e) {
      return new Reply.Message(CaseReplies.alertNotFound());
    }
  }

  private Reply openModal(
      Interaction interaction, ModalMetadata target, BiFunction<String, Alert, View> modal) {
    return triage()
        .findAlert(interaction.team(), target.id())
        .map(alert -> modal.apply(target.toText(), alert))
        .map(view -> slack.open(ViewMethod.OPEN, interaction.team(), interaction.triggerId(), view))
        .orElseGet(() -> new Reply.Message(CaseReplies.alertNotFound()));
  }

  private Triage.Outcome act(Interaction interaction, ModalMetadata target, CaseAction action) {
    return triage().act(interaction.team(), interaction.user(), target.id(), target.turn(), action);
  }

  private static Reply reply(Triage.Outcome outcome) {
    return outcome instanceof Triage.Outcome.Done
        ? new Reply.Ack()
        : new Reply.Message(explain(outcome));
  }

  private Reply handleSubmission(Interaction interaction) {
    Optional<ModalMetadata> parsed = ModalMetadata.parse(interaction.metadata());
    if (parsed.isEmpty()) {
      return new Reply.Ack();
    }
    ModalMetadata metadata = parsed.get();
    Optional<Set<String>> editors =
        excludesPhrase(interaction, metadata)
            ? new EditorPolicy(stores).editorsIfDenied(interaction.team(), interaction.user())
            : Optional.empty();
    if (editors.isPresent()) {
      return new Reply.NextModal(
          EditorsOnlyReply.modal(
              editors.get(),
              "To close only this alert, press the button again and leave the phrase empty."));
    }
    return switch (interaction.callbackId()) {
      case ActionIds.AFFECTED -> saveImpact(interaction, metadata);
      case ActionIds.DISMISS -> previewDismissal(interaction, metadata);
      case ActionIds.CONFIRM_DISMISS -> dismiss(interaction, metadata, metadata.phrase());
      default -> new Reply.Ack();
    };
  }

  /** Everybody may close an alert, but only editors may exclude a phrase. */
  private static boolean excludesPhrase(Interaction interaction, ModalMetadata metadata) {
    boolean hasPhrase = !interaction.input(CaseModals.PHRASE).isBlank();
    return interaction.callbackId().equals(ActionIds.CONFIRM_DISMISS)
        ? !metadata.phrase().isEmpty()
        : interaction.callbackId().equals(ActionIds.DISMISS) && hasPhrase;
  }

  private Reply saveImpact(Interaction interaction, ModalMetadata metadata) {
    String description = interaction.input(CaseModals.IMPACT);
    if (description.isEmpty()) {
      return new Reply.FieldError(CaseModals.IMPACT, "Enter what is affected.");
    }
    Case.Impact impact =
        new Case.Impact(
            description,
            interaction.inputOrNull(CaseModals.ASSIGNEE),
            parseDay(interaction.input(CaseModals.FOLLOW_UP)));
    Triage.Outcome outcome = act(interaction, metadata, new CaseAction.Affected(impact));
    return closeOrExplain(outcome, CaseModals.IMPACT);
  }

  private Reply previewDismissal(Interaction interaction, ModalMetadata metadata) {
    String phrase = interaction.input(CaseModals.PHRASE);
    if (phrase.isEmpty()) {
      return dismiss(interaction, metadata, "");
    }
    Optional<Alert> alert = triage().findAlert(interaction.team(), metadata.id());
    if (alert.isEmpty()) {
      return new Reply.FieldError(CaseModals.PHRASE, "This alert no longer exists.");
    }
    return exclusions(interaction.team())
        .previewHidden(alert.get().vendor(), phrase)
        .<Reply>map(reports ->
            new Reply.NextModal(
                CaseModals.dismissPreview(
                    new ModalMetadata(metadata.id(), metadata.turn(), phrase).toText(),
                    alert.get(),
                    phrase,
                    reports)))
        .orElseGet(() ->
            new Reply.FieldError(
                CaseModals.PHRASE,
                "That is the vendor's own name, or the vendor is no longer on your list."));
  }

  private Reply dismiss(Interaction interaction, ModalMetadata metadata, String phrase) {
    Optional<Alert> alert = triage().findAlert(interaction.team(), metadata.id());
    Triage.Outcome outcome = act(interaction, metadata, new CaseAction.Dismiss(phrase));
    boolean applied =
        outcome instanceof Triage.Outcome.Done || outcome instanceof Triage.Outcome.AlreadyDone;
    if (applied && !phrase.isEmpty() && alert.isPresent()) {
      exclusions(interaction.team()).addPhrase(alert.get().vendor(), phrase);
    }
    // The preview has no input that could show an error.
    return applied || phrase.isEmpty()
        ? closeOrExplain(outcome, CaseModals.PHRASE)
        : new Reply.Notice("Not this vendor", List.of(explain(outcome).unescapedText()));
  }

  /** Keeps the modal open if the action was not applied, and explains why. */
  private static Reply closeOrExplain(Triage.Outcome outcome, String block) {
    return switch (outcome) {
      case Triage.Outcome.Done _, Triage.Outcome.AlreadyDone _ -> new Reply.CloseModal();
      case Triage.Outcome.Outdated _, Triage.Outcome.AlertNotFound _ ->
          new Reply.FieldError(block, explain(outcome).unescapedText());
    };
  }

  private static SlackMessage explain(Triage.Outcome outcome) {
    return switch (outcome) {
      case Triage.Outcome.Done(Case current) -> CaseReplies.alreadyDone(current);
      case Triage.Outcome.AlreadyDone(Case current) -> CaseReplies.alreadyDone(current);
      case Triage.Outcome.Outdated(Case current) -> CaseReplies.outdatedClick(current);
      case Triage.Outcome.AlertNotFound() -> CaseReplies.alertNotFound();
    };
  }

  private Triage triage() {
    return new Triage(stores.deliveries(), stores.cases(), clock);
  }

  private Exclusions exclusions(String team) {
    VendorLookup lookup = new VendorLookup(stores.advisories(), team);
    return new Exclusions(stores.customers(), team, lookup::find);
  }

  private static int parseTurn(String value) {
    try {
      return Integer.parseInt(value.split(" ", 2)[0]);
    } catch (NumberFormatException e) {
      return -1; // a chosen person has no turn
    }
  }

  private static @Nullable LocalDate parseDay(String text) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
