package bellwether.slack;

import bellwether.domain.feed.Feed;
import bellwether.domain.notice.Case;
import bellwether.domain.workspace.Route;
import bellwether.domain.workspace.Settings;
import bellwether.match.clock.ClockRules;
import bellwether.slack.block.View;
import bellwether.slack.reply.EditorsOnlyReply;
import bellwether.slack.schema.RenderedOutput;
import bellwether.slack.view.CaseModals;
import bellwether.slack.view.ClockModals;
import bellwether.slack.view.DiscoverModals;
import bellwether.slack.view.HomeView;
import bellwether.slack.view.ImportModals;
import bellwether.slack.view.RoutesModal;
import bellwether.slack.view.SettingsModal;
import bellwether.slack.view.TimelineModal;
import bellwether.slack.view.VendorModal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Creates every modal and the home tab with hostile text. */
final class AllSlackViews {
  private static final Set<String> ROUTE_CHANNELS = Set.of("<#C012AB3CD>");
  private static final String ID = "d".repeat(64);

  private AllSlackViews() {}

  /** The suppliers by the name of the method. */
  static Map<String, Supplier<List<RenderedOutput>>> of(HostileRecords any) {
    Map<String, Supplier<List<RenderedOutput>>> makers = new LinkedHashMap<>();
    makers.put("affected", view(() -> CaseModals.affectedModal(ID, any.alert())));
    makers.put("assign", view(() -> CaseModals.assignModal(ID, any.alert(), any.text(20))));
    makers.put("snooze", view(() -> CaseModals.snoozeModal(ID, any.alert())));
    makers.put(
        "startClock",
        view(() ->
            ClockModals.startModal(
                ID,
                any.alert(),
                ClockRules.all(),
                any.list(20, any::moment),
                ZoneId.of("America/Argentina/ComodRivadavia"))));
    makers.put("notReportable", view(() -> ClockModals.notReportableModal(ID, any.clock())));
    makers.put(
        "timeline",
        view(() ->
            TimelineModal.of(
                ID,
                any.alert(),
                any.list(20, any::moment),
                any.list(Case.MAX_CLOCKS, any::clock),
                Instant.EPOCH)));
    makers.put("dismiss", view(() -> CaseModals.dismissModal(ID, any.alert())));
    makers.put(
        "dismissal",
        view(() ->
            CaseModals.dismissPreview(
                ID, any.alert(), any.text(150), any.list(40, any::matchedAdvisory))));
    makers.put("settings", view(() -> SettingsModal.settingsModal(any.settings(), ID)));
    makers.put(
        "routes", () -> List.of(new RenderedOutput.View(routes(any).json(), ROUTE_CHANNELS)));
    makers.put("vendor", view(() -> VendorModal.of(any.vendor())));
    makers.put("imported", view(ImportModals::uploadModal));
    makers.put(
        "preview",
        view(() ->
            ImportModals.previewModal(ID, any.list(30, () -> any.text(200)), any.randomBoolean())));
    makers.put("discover", view(DiscoverModals::sourceModal));
    makers.put(
        "discovered",
        view(() ->
            DiscoverModals.proposalsModal(
                any.list(5, () -> any.text(300)),
                any.list(150, () -> new DiscoverModals.Choice("x" + any.text(200), any.text(300))),
                any.list(11, () -> any.text(300)))));
    makers.put(
        "infoModal",
        view(() -> SettingsModal.infoModal("Import", any.list(30, () -> any.text(200)))));
    makers.put("refused", view(() -> EditorsOnlyReply.modal(any.editors(), any.text(200))));
    makers.put("home", () -> home(any));
    makers.put("refusedHome", view(() -> HomeView.refused(any.list(3, () -> any.text(200)))));
    return makers;
  }

  private static View routes(HostileRecords any) {
    Map<Route, String> marks = new HashMap<>();
    return RoutesModal.of(
        any.settings().withRoutes(any.list(30, any::route)),
        any.list(150, any::vendor),
        route -> marks.computeIfAbsent(route, _ -> "mark" + marks.size()),
        "7",
        any.randomBoolean() ? "" : any.text(200));
  }

  /** Mentions of people and of the team's channel are intended. */
  private static List<RenderedOutput> home(HostileRecords any) {
    List<Feed> feeds = any.feeds();
    Settings settings = any.settings();
    View view =
        HomeView.of(
            "U0ANA",
            settings,
            any.list(60, any::vendor),
            any.list(40, any::delivery),
            List.of(any.alertCase()),
            feeds,
            any.states(feeds),
            Instant.EPOCH);
    return List.of(
        new RenderedOutput.View(view.json(), Set.of("<@U0ANA>", "<#" + settings.channel() + ">")));
  }

  private static Supplier<List<RenderedOutput>> view(Supplier<View> view) {
    return () -> List.of(new RenderedOutput.View(view.get().json(), Set.of("<@U0ANA>")));
  }
}
