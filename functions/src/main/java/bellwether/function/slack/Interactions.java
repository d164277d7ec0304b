package bellwether.function.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.domain.Action;
import bellwether.domain.Alert;
import bellwether.domain.Case;
import bellwether.domain.Delivery;
import bellwether.function.lists.AlertCsv;
import bellwether.function.lists.VendorCsv;
import bellwether.slack.CaseViews;
import bellwether.slack.Command;
import bellwether.slack.HomeView;
import bellwether.slack.Messages;
import bellwether.slack.SetupViews;
import bellwether.slack.View;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes clicks and filled-in modals. The message itself shows what came of them, for everybody. */
final class Interactions {
  /** As many rows as a table of evidence has at most. */
  private static final int MOST_EXPORTED = 1_000;

  private final Supplier<BreachAnswers.Tables> tables;
  private final Answers answers;
  private final Desk desk;
  private final InstantSource clock;

  Interactions(
      Supplier<BreachAnswers.Tables> tables, Answers answers, Desk desk, InstantSource clock) {
    this.tables = tables;
    this.answers = answers;
    this.desk = desk;
    this.clock = clock;
  }

  /** The answer to Slack; an empty one takes note, or closes a modal. */
  HttpAnswer on(Interaction one) {
    if (!one.isFromOwnTeam()) {
      desk.tell(one.responseUrl(), CaseViews.notYours());
      return HttpAnswer.empty(200);
    }
    return switch (one.type()) {
      case "block_actions" -> click(one);
      case "view_submission" -> submission(one);
      default -> HttpAnswer.empty(200);
    };
  }

  /** The answer to a command that needs a window or a file; empty for every other command. */
  Optional<HttpAnswer> command(String team, String channel, String trigger, Command command) {
    return switch (command) {
      case Command.Setup() -> Optional.of(window(team, trigger, setup().settings(team)));
      case Command.Import() -> Optional.of(window(team, trigger, SetupViews.imported()));
      case Command.Export(boolean incidents) -> Optional.of(export(team, channel, incidents));
      default -> Optional.empty();
    };
  }

  private HttpAnswer window(String team, String trigger, View view) {
    return desk.open(team, trigger, view)
        ? HttpAnswer.empty(200)
        : HttpAnswer.ephemeral(Messages.notOpened());
  }

  private HttpAnswer export(String team, String channel, boolean incidents) {
    String name = incidents ? "bellwether-incidents.csv" : "bellwether-vendors.csv";
    String text;
    if (incidents) {
      List<Delivery> deliveries = tables.get().deliveries().recent(team, MOST_EXPORTED);
      List<String> ids = deliveries.stream().map(Delivery::id).toList();
      text = AlertCsv.write(deliveries, tables.get().cases().of(ids));
    } else {
      text = VendorCsv.write(tables.get().customers().vendors(team));
    }
    return HttpAnswer.ephemeral(
        desk.upload(team, channel, name, text.getBytes(UTF_8))
            .map(Messages::notExported)
            .orElseGet(() -> Messages.exported(name)));
  }

  private HttpAnswer click(Interaction one) {
    if (one.block().equals(Messages.LOOKUP_BLOCK)) {
      String name = one.value();
      Command command =
          one.action().equals(Messages.WATCH) ? new Command.Watch(name) : new Command.Unwatch(name);
      desk.tell(one.responseUrl(), answers.answer(one.team(), one.user(), command));
      return HttpAnswer.empty(200);
    }
    if (one.action().equals(HomeView.EDIT)) {
      setup()
          .vendor(one.team(), one.value())
          .ifPresent(view -> window(one.team(), one.trigger(), view));
      return HttpAnswer.empty(200);
    }
    if (one.block().equals(HomeView.BLOCK)) {
      Command command =
          one.action().equals(HomeView.IMPORT) ? new Command.Import() : new Command.Setup();
      command(one.team(), "", one.trigger(), command);
      return HttpAnswer.empty(200);
    }
    if (!one.block().startsWith(CaseViews.BLOCK)) {
      return HttpAnswer.empty(200);
    }
    String id = one.block().substring(CaseViews.BLOCK.length());
    int turn = turn(one.value());
    switch (one.action()) {
      case CaseViews.ACKNOWLEDGE -> act(one, id, turn, new Action.Acknowledge());
      case CaseViews.NOT_AFFECTED -> act(one, id, turn, new Action.NotAffected());
      case CaseViews.REOPEN -> act(one, id, turn, new Action.Reopen());
      case CaseViews.ASSIGN -> act(one, id, turn, new Action.Assign(one.value()));
      case CaseViews.SNOOZE -> snooze(one, id, turn);
      case CaseViews.AFFECTED -> open(one, id, turn, true);
      case CaseViews.DISMISS -> open(one, id, turn, false);
      default -> {} // a control of another version
    }
    return HttpAnswer.empty(200);
  }

  private void snooze(Interaction one, String id, int turn) {
    String[] parts = one.value().split(" ", 2);
    try {
      Duration time = Duration.parse(parts[parts.length - 1]);
      // To the minute, as it is shown: pressing twice within one is pressing once.
      long minute = clock.instant().plus(time).getEpochSecond() / 60 * 60;
      act(one, id, turn, new Action.Snooze(java.time.Instant.ofEpochSecond(minute)));
    } catch (DateTimeException e) {
      desk.tell(one.responseUrl(), CaseViews.unknown());
    }
  }

  private void open(Interaction one, String id, int turn, boolean affected) {
    Optional<Alert> alert = triage().alert(one.team(), id);
    if (alert.isEmpty()) {
      desk.tell(one.responseUrl(), CaseViews.unknown());
      return;
    }
    String hidden = new Hidden(id, turn, "").written();
    View view =
        affected ? CaseViews.affected(hidden, alert.get()) : CaseViews.dismiss(hidden, alert.get());
    if (!desk.open(one.team(), one.trigger(), view)) {
      desk.tell(one.responseUrl(), CaseViews.notOpened());
    }
  }

  private void act(Interaction one, String id, int turn, Action action) {
    tell(one, triage().act(one.team(), one.user(), id, turn, action));
  }

  private void tell(Interaction one, Triage.Outcome outcome) {
    switch (outcome) {
      case Triage.Outcome.Done _ -> {}
      case Triage.Outcome.Already(Case now) -> desk.tell(one.responseUrl(), CaseViews.already(now));
      case Triage.Outcome.Late(Case now) -> desk.tell(one.responseUrl(), CaseViews.late(now));
      case Triage.Outcome.Unknown() -> desk.tell(one.responseUrl(), CaseViews.unknown());
    }
  }

  private HttpAnswer submission(Interaction one) {
    return switch (one.callback()) {
      case SetupViews.SETTINGS -> setup().save(one);
      case SetupViews.VENDOR -> setup().saveVendor(one);
      case SetupViews.IMPORT -> setup().preview(one);
      case SetupViews.APPLY -> setup().apply(one);
      default -> aboutACase(one);
    };
  }

  private HttpAnswer aboutACase(Interaction one) {
    Optional<Hidden> carried = Hidden.read(one.hidden());
    if (carried.isEmpty()) {
      return HttpAnswer.empty(200);
    }
    Hidden hidden = carried.get();
    return switch (one.callback()) {
      case CaseViews.AFFECTED -> affected(one, hidden);
      case CaseViews.DISMISS -> preview(one, hidden);
      case CaseViews.DISMISSAL -> dismiss(one, hidden, hidden.phrase());
      default -> HttpAnswer.empty(200);
    };
  }

  private HttpAnswer affected(Interaction one, Hidden hidden) {
    String what = one.entered().getOrDefault(CaseViews.WHAT, "").strip();
    if (what.isEmpty()) {
      return HttpAnswer.error(CaseViews.WHAT, "Say in a few words what is affected.");
    }
    Case.Impact impact =
        new Case.Impact(
            what,
            orNull(one.entered().getOrDefault(CaseViews.WHO, "")),
            day(one.entered().getOrDefault(CaseViews.FOLLOW_UP, "")));
    return closed(
        triage()
            .act(one.team(), one.user(), hidden.id(), hidden.turn(), new Action.Affected(impact)),
        CaseViews.WHAT);
  }

  private HttpAnswer preview(Interaction one, Hidden hidden) {
    String phrase = one.entered().getOrDefault(CaseViews.PHRASE, "").strip();
    if (phrase.isEmpty()) {
      return dismiss(one, hidden, "");
    }
    Optional<Alert> alert = triage().alert(one.team(), hidden.id());
    if (alert.isEmpty()) {
      return HttpAnswer.error(CaseViews.PHRASE, "This alert is no longer on record.");
    }
    return exclusions(one.team())
        .wouldHide(alert.get().vendor(), phrase)
        .map(reports ->
            HttpAnswer.next(
                CaseViews.dismissal(
                    new Hidden(hidden.id(), hidden.turn(), phrase).written(),
                    alert.get(),
                    phrase,
                    reports)))
        .orElseGet(() ->
            HttpAnswer.error(
                CaseViews.PHRASE, "That is the vendor's own name, or the vendor is off the list."));
  }

  private HttpAnswer dismiss(Interaction one, Hidden hidden, String phrase) {
    Optional<Alert> alert = triage().alert(one.team(), hidden.id());
    if (!phrase.isEmpty() && alert.isPresent()) {
      exclusions(one.team()).add(alert.get().vendor(), phrase);
    }
    return closed(
        triage()
            .act(one.team(), one.user(), hidden.id(), hidden.turn(), new Action.Dismiss(phrase)),
        CaseViews.PHRASE);
  }

  /** A modal that came too late stays open and says so. */
  private static HttpAnswer closed(Triage.Outcome outcome, String block) {
    return switch (outcome) {
      case Triage.Outcome.Done _, Triage.Outcome.Already _ -> HttpAnswer.closed();
      case Triage.Outcome.Late(Case now) ->
          HttpAnswer.error(block, CaseViews.late(now).unescapedText());
      case Triage.Outcome.Unknown() -> HttpAnswer.error(block, CaseViews.unknown().unescapedText());
    };
  }

  private Setup setup() {
    return new Setup(tables.get().customers(), desk, clock);
  }

  private Triage triage() {
    return new Triage(tables.get().deliveries(), tables.get().cases(), clock);
  }

  private Exclusions exclusions(String team) {
    Sightings sightings = new Sightings(tables.get().advisories(), team);
    return new Exclusions(tables.get().customers(), team, sightings::of);
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
