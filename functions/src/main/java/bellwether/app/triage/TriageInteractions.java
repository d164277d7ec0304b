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
import bellwether.slack.block.View;
import bellwether.slack.reply.GeneralReplies;
import bellwether.slack.view.CaseModals;
import bellwether.store.Stores;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes clicks and modals by which people act on alerts. */
public final class TriageInteractions {
  private final Stores stores;
  private final SlackGateway desk;
  private final InstantSource clock;

  public TriageInteractions(Stores stores, SlackGateway desk, InstantSource clock) {
    this.stores = stores;
    this.desk = desk;
    this.clock = clock;
  }

  /** A click on the message of an alert: the message itself shows what came of it. */
  public Reply click(Interaction one) {
    String id = one.block().substring(CaseModals.BLOCK_ID_PREFIX.length());
    int turn = turn(one.value());
    return switch (one.action()) {
      case CaseModals.ACKNOWLEDGE -> act(one, id, turn, new CaseAction.Acknowledge());
      case CaseModals.NOT_AFFECTED -> act(one, id, turn, new CaseAction.NotAffected());
      case CaseModals.REOPEN -> act(one, id, turn, new CaseAction.Reopen());
      case CaseModals.ASSIGN -> act(one, id, turn, new CaseAction.Assign(one.value()));
      case CaseModals.SNOOZE -> snooze(one, id, turn);
      case CaseModals.AFFECTED -> open(one, id, turn, true);
      case CaseModals.DISMISS -> open(one, id, turn, false);
      default -> new Reply.Noted(); // a control of another version
    };
  }

  private Reply snooze(Interaction one, String id, int turn) {
    String[] parts = one.value().split(" ", 2);
    try {
      Duration time = Duration.parse(parts[parts.length - 1]);
      // To the minute, as it is shown: pressing twice within one is pressing once.
      long minute = clock.instant().plus(time).getEpochSecond() / 60 * 60;
      return act(one, id, turn, new CaseAction.Snooze(Instant.ofEpochSecond(minute)));
    } catch (DateTimeException e) {
      return new Reply.Told(CaseModals.alertNotFound());
    }
  }

  private Reply open(Interaction one, String id, int turn, boolean affected) {
    Optional<Alert> alert = triage().alert(one.team(), id);
    if (alert.isEmpty()) {
      return new Reply.Told(CaseModals.alertNotFound());
    }
    String hidden = new Hidden(id, turn, "").written();
    View view =
        affected
            ? CaseModals.affectedModal(hidden, alert.get())
            : CaseModals.dismissModal(hidden, alert.get());
    return desk.open(one.team(), one.trigger(), view)
        ? new Reply.Noted()
        : new Reply.Told(GeneralReplies.modalNotOpened());
  }

  private Reply act(Interaction one, String id, int turn, CaseAction action) {
    return switch (triage().act(one.team(), one.user(), id, turn, action)) {
      case Triage.Outcome.Done _ -> new Reply.Noted();
      case Triage.Outcome.Already(Case now) -> new Reply.Told(CaseModals.alreadyDone(now));
      case Triage.Outcome.Late(Case now) -> new Reply.Told(CaseModals.outdatedClick(now));
      case Triage.Outcome.Unknown() -> new Reply.Told(CaseModals.alertNotFound());
    };
  }

  /** A modal that was filled in; an answer without a body takes note of one of another version. */
  public Reply submission(Interaction one) {
    Optional<Hidden> carried = Hidden.read(one.hidden());
    if (carried.isEmpty()) {
      return new Reply.Noted();
    }
    Hidden hidden = carried.get();
    Optional<View> refusal = excludes(one, hidden) ? refusal(one) : Optional.empty();
    if (refusal.isPresent()) {
      return new Reply.Next(refusal.get());
    }
    return switch (one.callback()) {
      case CaseModals.AFFECTED -> affected(one, hidden);
      case CaseModals.DISMISS -> preview(one, hidden);
      case CaseModals.CONFIRM_DISMISS -> dismiss(one, hidden, hidden.phrase());
      default -> new Reply.Noted();
    };
  }

  /** Closing an alert is everybody's; keeping a phrase out of the list's vendor is not. */
  private static boolean excludes(Interaction one, Hidden hidden) {
    boolean asked = !one.entered().getOrDefault(CaseModals.PHRASE, "").isBlank();
    return one.callback().equals(CaseModals.CONFIRM_DISMISS)
        ? !hidden.phrase().isEmpty()
        : one.callback().equals(CaseModals.DISMISS) && asked;
  }

  private Optional<View> refusal(Interaction one) {
    return new EditorPolicy(stores.customers())
        .refusal(
            one.team(),
            one.user(),
            "To close this alert alone, press its button again and leave the phrase empty.");
  }

  private Reply affected(Interaction one, Hidden hidden) {
    String what = one.entered().getOrDefault(CaseModals.IMPACT, "").strip();
    if (what.isEmpty()) {
      return new Reply.Wrong(CaseModals.IMPACT, "Say in a few words what is affected.");
    }
    Case.Impact impact =
        new Case.Impact(
            what,
            orNull(one.entered().getOrDefault(CaseModals.ASSIGNEE, "")),
            day(one.entered().getOrDefault(CaseModals.FOLLOW_UP, "")));
    return closed(
        triage()
            .act(
                one.team(),
                one.user(),
                hidden.id(),
                hidden.turn(),
                new CaseAction.Affected(impact)),
        CaseModals.IMPACT);
  }

  private Reply preview(Interaction one, Hidden hidden) {
    String phrase = one.entered().getOrDefault(CaseModals.PHRASE, "").strip();
    if (phrase.isEmpty()) {
      return dismiss(one, hidden, "");
    }
    Optional<Alert> alert = triage().alert(one.team(), hidden.id());
    if (alert.isEmpty()) {
      return new Reply.Wrong(CaseModals.PHRASE, "This alert is no longer on record.");
    }
    return exclusions(one.team())
        .wouldHide(alert.get().vendor(), phrase)
        .<Reply>map(reports ->
            new Reply.Next(
                CaseModals.dismissPreview(
                    new Hidden(hidden.id(), hidden.turn(), phrase).written(),
                    alert.get(),
                    phrase,
                    reports)))
        .orElseGet(() ->
            new Reply.Wrong(
                CaseModals.PHRASE,
                "That is the vendor's own name, or the vendor is off the list."));
  }

  private Reply dismiss(Interaction one, Hidden hidden, String phrase) {
    Optional<Alert> alert = triage().alert(one.team(), hidden.id());
    Triage.Outcome outcome =
        triage()
            .act(
                one.team(), one.user(), hidden.id(), hidden.turn(), new CaseAction.Dismiss(phrase));
    boolean stands =
        outcome instanceof Triage.Outcome.Done || outcome instanceof Triage.Outcome.Already;
    if (stands && !phrase.isEmpty() && alert.isPresent()) {
      exclusions(one.team()).add(alert.get().vendor(), phrase);
    }
    // The preview has nothing to fill in, so that an error has no entry to stand at.
    return stands || phrase.isEmpty()
        ? closed(outcome, CaseModals.PHRASE)
        : new Reply.Shown("Not this vendor", List.of(said(outcome)));
  }

  private static String said(Triage.Outcome outcome) {
    return outcome instanceof Triage.Outcome.Late(Case now)
        ? CaseModals.outdatedClick(now).unescapedText()
        : CaseModals.alertNotFound().unescapedText();
  }

  /** A modal that came too late stays open and says so. */
  private static Reply closed(Triage.Outcome outcome, String block) {
    return switch (outcome) {
      case Triage.Outcome.Done _, Triage.Outcome.Already _ -> new Reply.Closed();
      case Triage.Outcome.Late(Case now) ->
          new Reply.Wrong(block, CaseModals.outdatedClick(now).unescapedText());
      case Triage.Outcome.Unknown() ->
          new Reply.Wrong(block, CaseModals.alertNotFound().unescapedText());
    };
  }

  private Triage triage() {
    return new Triage(stores.deliveries(), stores.cases(), clock);
  }

  private Exclusions exclusions(String team) {
    VendorLookup sightings = new VendorLookup(stores.advisories(), team);
    return new Exclusions(stores.customers(), team, sightings::of);
  }

  private static int turn(String value) {
    try {
      return Integer.parseInt(value.split(" ", 2)[0]);
    } catch (NumberFormatException e) {
      return -1; // a chosen person has none, and needs none
    }
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** What a modal carries along: the alert, what its message showed, and the phrase if known. */
  private record Hidden(String id, int turn, String phrase) {
    String written() {
      return id + "\n" + turn + "\n" + phrase;
    }

    static Optional<Hidden> read(String written) {
      String[] lines = written.split("\n", 3);
      try {
        return lines.length == 3
            ? Optional.of(new Hidden(lines[0], Integer.parseInt(lines[1]), lines[2]))
            : Optional.empty();
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  }
}
