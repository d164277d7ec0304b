package bellwether.slack.view;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.plain;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.workspace.Settings;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.BlockElement;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.View;
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
  public static final String BLOCK_ID = "home";

  public static final String IMPORT = "home.import";
  public static final String SETTINGS = "home.settings";
  public static final String EDIT_VENDOR = "home.edit";

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
    BlockBuilder blocks = new BlockBuilder().header("Open incidents");
    List<Delivery> open =
        alerts.stream()
            .filter(one -> one.notice() instanceof Alert)
            .filter(one -> one.parentId() == null)
            // Taken in silently, or below a channel's minimum: there is no message to act on.
            .filter(one -> one.state() != State.SUMMARIZED)
            .filter(one -> isOpen(byId.get(one.id())))
            .toList();
    addOpenIncidents(open, byId, now, blocks);
    blocks.header("Watched vendors").richText(vendorLines(vendors, alerts));
    List<BlockElement> controls = new ArrayList<>();
    List<BlockElement.Option> options = vendorOptions(vendors);
    if (!options.isEmpty()) {
      controls.add(new BlockElement.StaticSelect(EDIT_VENDOR, "Edit a vendor…", options, null));
    }
    controls.add(new BlockElement.Button(IMPORT, "Import vendors…", "import", null));
    controls.add(new BlockElement.Button(SETTINGS, "Settings…", "settings", null));
    blocks.actions(BLOCK_ID, controls);
    blocks.header("Settings").richText(SettingsSummary.of(settings));
    blocks.header("Feeds").richText(feedLines(feeds, states));
    blocks.context(List.of("As of " + Phrases.formatMinute(now) + ". Commands: /breach help"));
    return View.home(blocks);
  }

  /** A choice holds a hundred; what is beyond is edited by its list. */
  private static List<BlockElement.Option> vendorOptions(List<Vendor> vendors) {
    return vendors.stream()
        .filter(vendor -> vendor.key().length() <= MAX_KEY)
        .limit(BlockElement.MAX_OPTIONS)
        .map(vendor -> new BlockElement.Option(vendor.name(), vendor.key()))
        .toList();
  }

  private static boolean isOpen(@Nullable Case one) {
    return one == null || one.status().isOpen();
  }

  private static void addOpenIncidents(
      List<Delivery> open, Map<String, Case> cases, Instant now, BlockBuilder blocks) {
    for (Delivery one : open.subList(0, Math.min(open.size(), MAX_OPEN))) {
      OpenIncidentBlocks.addTo((Alert) one.notice(), cases.get(one.id()), now, blocks);
    }
    if (open.isEmpty()) {
      blocks.richText(List.of(RichTextLine.line(plain("Nothing is open."))));
    }
    if (open.size() > MAX_OPEN) {
      blocks.context(List.of("and " + (open.size() - MAX_OPEN) + " more: /breach recent"));
    }
  }

  private static List<RichTextLine> vendorLines(List<Vendor> vendors, List<Delivery> alerts) {
    List<RichTextLine> lines = new ArrayList<>();
    for (Vendor vendor : vendors.subList(0, Math.min(vendors.size(), MAX_VENDORS))) {
      String tier = vendor.tier() == null ? "" : ", tier " + vendor.tier();
      String last =
          lastAlert(vendor, alerts)
              .map(alert ->
                  ": last alert " + Phrases.disclosedOrSeenDay(alert.published(), alert.seenAt()))
              .orElse(": no alert of late");
      lines.add(
          RichTextLine.line(
              bold(SafeText.truncate(SafeText.clean(vendor.name()), MAX_NAME)),
              plain(SafeText.truncate(SafeText.clean(tier), MAX_NAME) + last)));
    }
    if (vendors.isEmpty()) {
      lines.add(RichTextLine.line(plain("None yet: /breach watch NAME, or import a list.")));
    }
    if (vendors.size() > MAX_VENDORS) {
      int more = vendors.size() - MAX_VENDORS;
      lines.add(RichTextLine.line(plain("and " + more + " more: /breach vendors")));
    }
    return lines;
  }

  private static Optional<Alert> lastAlert(Vendor vendor, List<Delivery> alerts) {
    return alerts.stream()
        .map(Delivery::notice)
        .filter(Alert.class::isInstance)
        .map(Alert.class::cast)
        .filter(alert -> Vendor.key(alert.vendor()).equals(vendor.key()))
        .findFirst();
  }

  private static List<RichTextLine> feedLines(List<Feed> feeds, List<FeedState> states) {
    List<FeedState> failing =
        states.stream().filter(state -> state.health().failureCount() > 0).toList();
    List<RichTextLine> lines = new ArrayList<>();
    int well = Math.max(0, states.size() - failing.size());
    lines.add(
        RichTextLine.line(
            plain(
                well + " of " + Phrases.countOf(feeds.size(), "feed") + " read without trouble")));
    for (FeedState state : failing.subList(0, Math.min(failing.size(), MAX_FAILING))) {
      lines.add(
          RichTextLine.line(
              plain(
                  "• "
                      + SafeText.truncate(SafeText.clean(state.feed()), MAX_NAME)
                      + ": "
                      + SafeText.truncate(
                          SafeText.clean(String.valueOf(state.health().lastError())), MAX_TITLE))));
    }
    if (failing.size() > MAX_FAILING) {
      lines.add(
          RichTextLine.line(
              plain("and " + (failing.size() - MAX_FAILING) + " more: /breach feeds")));
    }
    return lines;
  }
}
