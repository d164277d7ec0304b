package bellwether.slack.view;

import bellwether.slack.block.View;
import bellwether.slack.block.Blocks;
import bellwether.slack.block.Control;
import bellwether.slack.block.Times;
import bellwether.slack.block.Passage;
import bellwether.slack.block.Text;

import static bellwether.slack.block.Passage.bold;
import static bellwether.slack.block.Passage.words;

import bellwether.domain.Alert;
import bellwether.domain.Case;
import bellwether.domain.Delivery;
import bellwether.domain.Delivery.State;
import bellwether.domain.Feed;
import bellwether.domain.FeedState;
import bellwether.domain.Settings;
import bellwether.domain.Vendor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The home tab: open incidents, watched vendors with their last one, the settings, and the health
 * of feeds.
 */
public final class HomeView {
  private static final int MAX_OPEN = 10;
  private static final int MAX_VENDORS = 30;
  private static final int MAX_FAILING = 5;
  private static final int MAX_TITLE = 150;
  private static final int MAX_NAME = 80;

  /** The row of buttons. */
  public static final String BLOCK = "home";

  public static final String IMPORT = "home.import";
  public static final String SETTINGS = "home.settings";
  public static final String EDIT = "home.edit";

  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  private static final int MAX_KEY = 75;

  private HomeView() {}

  /**
   * The home tab of a team.
   *
   * @param alerts the team's latest deliveries, newest first
   * @param cases those of them on which somebody acted, or that several reports tell of
   * @param states of the feeds that were polled
   */
  public static View of(
      Settings settings,
      List<Vendor> vendors,
      List<Delivery> alerts,
      List<Case> cases,
      List<Feed> feeds,
      List<FeedState> states,
      Instant now) {
    Map<String, Case> byId = new HashMap<>();
    cases.forEach(one -> byId.put(one.id(), one));
    Blocks blocks = new Blocks().header("Open incidents");
    List<Delivery> open =
        alerts.stream()
            .filter(one -> one.notice() instanceof Alert)
            .filter(one -> one.parent() == null)
            // Taken in silently, or below a channel's minimum: there is no message to act on.
            .filter(one -> one.state() != State.SUMMARIZED)
            .filter(one -> isOpen(byId.get(one.id())))
            .toList();
    open(open, byId, now, blocks);
    blocks.header("Watched vendors").rich(vendors(vendors, alerts));
    List<Control> controls = new ArrayList<>();
    List<Control.Option> options = options(vendors);
    if (!options.isEmpty()) {
      controls.add(new Control.Choice(EDIT, "Edit a vendor…", options, null));
    }
    controls.add(new Control.Button(IMPORT, "Import vendors…", "import", null));
    controls.add(new Control.Button(SETTINGS, "Settings…", "settings", null));
    blocks.actions(BLOCK, controls);
    blocks.header("Settings").rich(SettingsLines.of(settings));
    blocks.header("Feeds").rich(feeds(feeds, states));
    blocks.context(List.of("As of " + Times.minute(now) + ". Commands: /breach help"));
    return View.home(blocks);
  }

  /** A choice holds a hundred; what is beyond is edited by its list. */
  private static List<Control.Option> options(List<Vendor> vendors) {
    return vendors.stream()
        .filter(vendor -> vendor.key().length() <= MAX_KEY)
        .limit(Control.MAX_OPTIONS)
        .map(vendor -> new Control.Option(vendor.name(), vendor.key()))
        .toList();
  }

  private static boolean isOpen(@Nullable Case one) {
    return one == null || one.status().isOpen();
  }

  private static void open(
      List<Delivery> open, Map<String, Case> cases, Instant now, Blocks blocks) {
    for (Delivery one : open.subList(0, Math.min(open.size(), MAX_OPEN))) {
      OpenIncident.add((Alert) one.notice(), cases.get(one.id()), now, blocks);
    }
    if (open.isEmpty()) {
      blocks.rich(List.of(Passage.line(words("Nothing is open."))));
    }
    if (open.size() > MAX_OPEN) {
      blocks.context(List.of("and " + (open.size() - MAX_OPEN) + " more: /breach recent"));
    }
  }

  private static List<Passage> vendors(List<Vendor> vendors, List<Delivery> alerts) {
    List<Passage> lines = new ArrayList<>();
    for (Vendor vendor : vendors.subList(0, Math.min(vendors.size(), MAX_VENDORS))) {
      String tier = vendor.tier() == null ? "" : ", tier " + vendor.tier();
      String last =
          last(vendor, alerts)
              .map(alert -> ": last alert " + Times.day(alert.published(), alert.seenAt()))
              .orElse(": no alert of late");
      lines.add(
          Passage.line(
              bold(Text.cut(Text.clean(vendor.name()), MAX_NAME)),
              words(Text.cut(Text.clean(tier), MAX_NAME) + last)));
    }
    if (vendors.isEmpty()) {
      lines.add(Passage.line(words("None yet: /breach watch NAME, or import a list.")));
    }
    if (vendors.size() > MAX_VENDORS) {
      int more = vendors.size() - MAX_VENDORS;
      lines.add(Passage.line(words("and " + more + " more: /breach vendors")));
    }
    return lines;
  }

  private static Optional<Alert> last(Vendor vendor, List<Delivery> alerts) {
    return alerts.stream()
        .map(Delivery::notice)
        .filter(Alert.class::isInstance)
        .map(Alert.class::cast)
        .filter(alert -> Vendor.key(alert.vendor()).equals(vendor.key()))
        .findFirst();
  }

  private static List<Passage> feeds(List<Feed> feeds, List<FeedState> states) {
    List<FeedState> failing =
        states.stream().filter(state -> state.health().failures() > 0).toList();
    List<Passage> lines = new ArrayList<>();
    int well = Math.max(0, states.size() - failing.size());
    lines.add(
        Passage.line(
            words(well + " of " + Times.count(feeds.size(), "feed") + " read without trouble")));
    for (FeedState state : failing.subList(0, Math.min(failing.size(), MAX_FAILING))) {
      lines.add(
          Passage.line(
              words(
                  "• "
                      + Text.cut(Text.clean(state.feed()), MAX_NAME)
                      + ": "
                      + Text.cut(
                          Text.clean(String.valueOf(state.health().lastError())), MAX_TITLE))));
    }
    if (failing.size() > MAX_FAILING) {
      lines.add(
          Passage.line(words("and " + (failing.size() - MAX_FAILING) + " more: /breach feeds")));
    }
    return lines;
  }
}
