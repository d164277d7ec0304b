package bellwether.function.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.domain.Delivery;
import bellwether.function.lists.AlertCsv;
import bellwether.function.lists.VendorCsv;
import bellwether.slack.CaseViews;
import bellwether.slack.Command;
import bellwether.slack.HomeView;
import bellwether.slack.Messages;
import bellwether.slack.SetupViews;
import bellwether.slack.View;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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
    cases().click(one);
    return HttpAnswer.empty(200);
  }

  private HttpAnswer submission(Interaction one) {
    return switch (one.callback()) {
      case SetupViews.SETTINGS -> setup().save(one);
      case SetupViews.VENDOR -> setup().saveVendor(one);
      case SetupViews.IMPORT -> setup().preview(one);
      case SetupViews.APPLY -> setup().apply(one);
      default -> cases().submission(one);
    };
  }

  private Setup setup() {
    return new Setup(tables.get().customers(), desk, clock);
  }

  private CaseInteractions cases() {
    return new CaseInteractions(tables.get(), desk, clock);
  }
}
