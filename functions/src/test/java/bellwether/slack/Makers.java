package bellwether.slack;

import bellwether.slack.schema.Built;
import bellwether.slack.message.Messages;
import bellwether.slack.view.CaseViews;
import bellwether.slack.reply.HelpMessages;
import bellwether.slack.reply.CommandMessages;
import bellwether.slack.view.SetupViews;
import bellwether.slack.view.VendorView;
import bellwether.slack.view.ImportViews;
import bellwether.slack.reply.RefusalMessage;
import bellwether.slack.block.View;
import bellwether.slack.view.RoutesView;
import bellwether.slack.view.HomeView;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.api.Marker;

import bellwether.domain.Alert;
import bellwether.domain.Feed;
import bellwether.domain.Notice;
import bellwether.domain.Route;
import bellwether.domain.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Everything that the code can say in Slack, each time with other hostile words. Whatever learns to
 * say something new adds a line here; methods of {@link Messages} are found missing by the test.
 */
final class Makers {
  private static final Set<String> ROUTED = Set.of("<#C012AB3CD>");
  private static final String ID = "d".repeat(64);

  private Makers() {}

  /** Each maker by its name: the method that it calls, and what tells its uses apart. */
  static Map<String, Supplier<List<Built>>> of(HostileRecords any) {
    Map<String, Supplier<List<Built>>> makers = new LinkedHashMap<>();
    makers.put("of alert", () -> all(Messages.of(any.alert())));
    makers.put("of alert, perhaps a repeat", () -> all(Messages.of(any.alert(), ID, true)));
    makers.put("of alert, as posted", () -> posted(any.alert()));
    makers.put("present", () -> meant(Messages.present(any.alert(), any.standing())));
    makers.put("of reminder", () -> meant(Messages.of(any.reminder(), ID, any.maybe())));
    makers.put("late click", one(() -> CaseViews.late(any.standing())));
    makers.put("late", one(HelpMessages::late));
    makers.put("accepted", one(HelpMessages::accepted));
    makers.put("windowGone", one(HelpMessages::windowGone));
    makers.put("told", one(() -> HelpMessages.told(any.text(40), List.of(any.text(3_000)))));
    makers.put("already", one(() -> CaseViews.already(any.standing())));
    makers.put("notYours", one(CaseViews::notYours));
    makers.put("unknown", one(CaseViews::unknown));
    makers.put("notOpened", one(CaseViews::notOpened));
    makers.put("affected", view(() -> CaseViews.affected(ID, any.alert())));
    makers.put("dismiss", view(() -> CaseViews.dismiss(ID, any.alert())));
    makers.put(
        "dismissal",
        view(() ->
            CaseViews.dismissal(ID, any.alert(), any.text(150), any.list(40, any::sighting))));
    makers.put("status", one(() -> CommandMessages.status(any.list(40, any::delivery))));
    makers.put("digestNow", one(() -> CommandMessages.digestNow(any.maybe())));
    makers.put("exported", one(() -> CommandMessages.exported(any.text(100))));
    makers.put("notExported", one(() -> CommandMessages.notExported(any.text(300))));
    makers.put("settings", view(() -> SetupViews.settings(any.settings(), ID)));
    makers.put("routes", () -> List.of(new Built.View(routes(any).json(), ROUTED)));
    makers.put("vendor", view(() -> VendorView.of(any.vendor())));
    makers.put("imported", view(ImportViews::imported));
    makers.put(
        "preview",
        view(() -> ImportViews.preview(ID, any.list(30, () -> any.text(200)), any.maybe())));
    makers.put("told", view(() -> SetupViews.told("Import", any.list(30, () -> any.text(200)))));
    makers.put("refusal", () -> meant(List.of(RefusalMessage.of(any.editors()))));
    makers.put("refused", view(() -> RefusalMessage.view(any.editors(), any.text(200))));
    makers.put("home", () -> home(any));
    makers.put("of digest", () -> all(Messages.of(any.digest(), ID, any.maybe())));
    makers.put("of summary", () -> all(Messages.of(any.summary(), ID, any.maybe())));
    makers.put("of blockage", () -> all(Messages.of(any.blockage(), ID, any.maybe())));
    makers.put("of health", () -> all(Messages.of(any.health(), ID, any.maybe())));
    makers.put(
        "lookup", one(() -> CommandMessages.lookup(any.text(200), any.maybe(), any.dossier())));
    makers.put("vendors", one(() -> CommandMessages.vendors(any.list(90, any::vendor))));
    makers.put("recent", one(() -> CommandMessages.recent(any.list(25, any::delivery))));
    makers.put("feeds", one(() -> feeds(any)));
    makers.put("feedAdded", one(() -> CommandMessages.feedAdded(any.text(300))));
    makers.put("feedNotAdded", one(() -> CommandMessages.feedNotAdded(any.text(300))));
    makers.put("feedRemoved", one(() -> CommandMessages.feedRemoved(any.text(300))));
    makers.put("feedNotThere", one(CommandMessages::feedNotThere));
    makers.put("watched", one(() -> CommandMessages.watched(any.text(200), any.dossier())));
    makers.put("unwatched", one(() -> CommandMessages.unwatched(any.text(200), any.maybe())));
    makers.put(
        "why",
        one(() ->
            CommandMessages.why(
                any.sighting().advisory(),
                any.list(12, any::reason),
                any.list(20, any::passedOver))));
    makers.put("notOnRecord", one(() -> CommandMessages.notOnRecord(any.text(300))));
    makers.put("notListed", one(() -> CommandMessages.notListed(any.text(300))));
    makers.put("notExcluded", one(() -> CommandMessages.notExcluded(any.text(300))));
    makers.put(
        "exclusion",
        one(() ->
            CommandMessages.exclusion(
                any.text(200), any.text(200), any.list(20, any::sighting), any.maybe())));
    makers.put(
        "exclusions",
        one(() -> CommandMessages.exclusions(any.text(200), any.list(60, () -> any.text(100)))));
    makers.put("help", one(() -> HelpMessages.help(any.maybe() ? null : any.text(300))));
    makers.put("failed", one(() -> HelpMessages.failed(any.text(100))));
    return makers;
  }

  private static View routes(HostileRecords any) {
    Map<Route, String> marks = new HashMap<>();
    return RoutesView.of(
        any.settings().withRoutes(any.list(30, any::route)),
        any.list(150, any::vendor),
        route -> marks.computeIfAbsent(route, _ -> "mark" + marks.size()),
        new RoutesView.Entries("7", any.maybe() ? "" : any.text(200)));
  }

  /** The people and the team's own channel are meant. */
  private static List<Built> home(HostileRecords any) {
    List<Feed> feeds = any.feeds();
    Settings settings = any.settings();
    View view =
        HomeView.of(
            settings,
            any.list(60, any::vendor),
            any.list(40, any::delivery),
            List.of(any.standing()),
            feeds,
            any.states(feeds),
            Instant.EPOCH);
    return List.of(
        new Built.View(view.json(), Set.of("<@U0ANA>", "<#" + settings.channel() + ">")));
  }

  private static Supplier<List<Built>> view(Supplier<View> view) {
    return () -> List.of(new Built.View(view.get().json(), Set.of("<@U0ANA>")));
  }

  private static SlackMessage feeds(HostileRecords any) {
    List<Feed> feeds = any.feeds();
    return CommandMessages.feeds(feeds, feeds, any.states(feeds), Instant.EPOCH);
  }

  /** With the mark by which a post is found again. */
  private static List<Built> posted(Alert alert) {
    Notice notice = alert;
    Marker marker = new Marker(ID);
    List<Built> posted = new ArrayList<>();
    for (SlackMessage message : Messages.of(notice, ID, true)) {
      posted.add(
          message.hasBlocks()
              ? new Built.Message(message.text(), marker.blocks(message), Set.of())
              : new Built.Message(marker.text(message), message.blocksJson(), Set.of()));
    }
    return posted;
  }

  private static Supplier<List<Built>> one(Supplier<SlackMessage> message) {
    return () -> List.of(Built.of(message.get()));
  }

  /** Somebody who acted, and is named for that. */
  private static List<Built> meant(List<SlackMessage> messages) {
    return messages.stream()
        .<Built>map(one -> new Built.Message(one.text(), one.blocksJson(), Set.of("<@U0ANA>")))
        .toList();
  }

  private static List<Built> all(List<SlackMessage> messages) {
    return messages.stream().map(Built::of).toList();
  }
}
