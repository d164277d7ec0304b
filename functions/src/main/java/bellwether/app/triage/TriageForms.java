package bellwether.app.triage;

import bellwether.app.lookup.Exclusions;
import bellwether.app.lookup.VendorLookup;
import bellwether.app.request.EditorPolicy;
import bellwether.app.request.Interaction;
import bellwether.app.request.Reply;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.CaseAction;
import bellwether.slack.reply.EditorsOnlyReply;
import bellwether.slack.request.ActionIds;
import bellwether.slack.view.CaseModals;
import bellwether.store.Stores;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Handles submitted modals by which people act on alerts. */
final class TriageForms {
  private final Stores stores;
  private final Triage triage;
  private final InstantSource clock;

  TriageForms(Stores stores, Triage triage, InstantSource clock) {
    this.stores = stores;
    this.triage = triage;
    this.clock = clock;
  }

  Reply submit(Interaction interaction, ModalMetadata metadata) {
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
      case ActionIds.AFFECTED -> saveAnswer(interaction, metadata);
      case ActionIds.ASSIGN -> assign(interaction, metadata);
      case ActionIds.SNOOZE -> snooze(interaction, metadata);
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

  private Reply saveAnswer(Interaction interaction, ModalMetadata metadata) {
    if (interaction.input(CaseModals.ANSWER).equals(CaseModals.NO)) {
      return closeOrExplain(
          act(interaction, metadata, new CaseAction.NotAffected()), CaseModals.ANSWER);
    }
    String description = interaction.input(CaseModals.IMPACT);
    if (description.isEmpty()) {
      return new Reply.FieldError(CaseModals.IMPACT, "Enter what is affected.");
    }
    String day = interaction.input(CaseModals.FOLLOW_UP);
    LocalDate followUp = parseDay(day);
    if (!day.isEmpty()
        && (followUp == null || !followUp.isAfter(triage.today(interaction.team())))) {
      return new Reply.FieldError(CaseModals.FOLLOW_UP, "Choose a day after today.");
    }
    Case.Impact impact =
        new Case.Impact(description, interaction.inputOrNull(CaseModals.ASSIGNEE), followUp);
    return closeOrExplain(
        act(interaction, metadata, new CaseAction.Affected(impact)), CaseModals.IMPACT);
  }

  private Reply assign(Interaction interaction, ModalMetadata metadata) {
    String person = interaction.input(CaseModals.PERSON);
    return person.isEmpty()
        ? new Reply.FieldError(CaseModals.PERSON, "Select a person.")
        : closeOrExplain(
            act(interaction, metadata, new CaseAction.Assign(person)), CaseModals.PERSON);
  }

  private Reply snooze(Interaction interaction, ModalMetadata metadata) {
    try {
      Duration time = Duration.parse(interaction.input(CaseModals.TIME));
      return closeOrExplain(
          act(interaction, metadata, new CaseAction.Snooze(triage.snoozeEnd(time))),
          CaseModals.TIME);
    } catch (DateTimeException e) {
      return new Reply.FieldError(CaseModals.TIME, "Choose how long.");
    }
  }

  private Reply previewDismissal(Interaction interaction, ModalMetadata metadata) {
    String phrase = interaction.input(CaseModals.PHRASE);
    if (phrase.isEmpty()) {
      return dismiss(interaction, metadata, "");
    }
    Optional<Alert> alert = triage.findAlert(interaction.team(), metadata.id());
    if (alert.isEmpty()) {
      return new Reply.FieldError(CaseModals.PHRASE, "This alert no longer exists.");
    }
    return exclusions(interaction)
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
    Optional<Alert> alert = triage.findAlert(interaction.team(), metadata.id());
    Triage.Outcome outcome = act(interaction, metadata, new CaseAction.Dismiss(phrase));
    boolean applied =
        outcome instanceof Triage.Outcome.Done || outcome instanceof Triage.Outcome.AlreadyDone;
    if (applied && !phrase.isEmpty() && alert.isPresent()) {
      exclusions(interaction).addPhrase(alert.get().vendor(), phrase);
    }
    // The preview has no input that could show an error.
    return applied || phrase.isEmpty()
        ? closeOrExplain(outcome, CaseModals.PHRASE)
        : new Reply.Notice(CaseModals.DISMISS_TITLE, List.of(outcome.explain().unescapedText()));
  }

  private Triage.Outcome act(Interaction interaction, ModalMetadata metadata, CaseAction action) {
    return triage.act(
        interaction.team(), interaction.user(), metadata.id(), metadata.turn(), action);
  }

  /** Keeps the modal open if the action was not applied, and explains why. */
  private static Reply closeOrExplain(Triage.Outcome outcome, String block) {
    return switch (outcome) {
      case Triage.Outcome.Done _, Triage.Outcome.AlreadyDone _ -> new Reply.CloseModal();
      case Triage.Outcome.Outdated _, Triage.Outcome.AlertNotFound _ ->
          new Reply.FieldError(block, outcome.explain().unescapedText());
    };
  }

  private Exclusions exclusions(Interaction interaction) {
    VendorLookup lookup = new VendorLookup(stores.advisories(), interaction.team());
    return Exclusions.by(stores, interaction.team(), interaction.user(), clock, lookup::find);
  }

  private static @Nullable LocalDate parseDay(String text) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
