package bellwether.slack.view;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.plain;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Delivery;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.workspace.Settings;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.BlockElement;
import bellwether.slack.block.BlockElement.Option;
import bellwether.slack.block.ContextText;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.View;
import bellwether.slack.request.ActionIds;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The home tab: open incidents, watched vendors, settings, and the health of feeds. */
public final class HomeView {
  private static final int MAX_VENDORS = 30;
  private static final int MAX_FAILING = 5;
  private static final int MAX_TITLE = 150;
  private static final int MAX_NAME = 80;

  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  private static final int MAX_KEY = 75;

  private static final List<RichTextLine> MORE =
      List.of(
          plainLine("Suppliers of a vendor: /breach chain NAME"),
          plainLine("Webhooks, Microsoft Teams and e-mail: /breach destinations"),
          plainLine("How early alerts were: /breach status"),
          plainLine("Evidence for auditors: /breach export coverage 2026-11-01 2026-11-30"));

  private HomeView() {}

  /**
   * The view for one person.
   *
   * @param user Slack's id of the person
   */
  public static View of(
      String user,
      Settings settings,
      List<Vendor> vendors,
      List<Delivery> alerts,
      List<Case> cases,
      List<Feed> feeds,
      List<FeedState> states,
      Instant now) {
    BlockBuilder blocks = new BlockBuilder().header("Open incidents");
    LocalDate today = LocalDate.ofInstant(now, settings.zone());
    new OpenIncidents(user, today, now)
        .addTo(blocks, alerts.stream().filter(Delivery::isCase).toList(), cases);
    blocks.header("Watched vendors").richText(vendorLines(vendors, alerts));
    blocks.actions(ActionIds.HOME_BLOCK, controls(vendors));
    blocks.header("Settings").richText(SettingsSummary.of(settings));
    blocks.header("Feeds").richText(feedLines(feeds, states));
    blocks.header("More").richText(MORE);
    blocks.context(List.of(ContextText.time("Updated ", now, ". For commands: /breach help")));
    return View.home(blocks);
  }

  /** The view for a person who may not see the workspace's alerts, with the reason. */
  public static View refused(List<String> lines) {
    return View.home(new BlockBuilder().section(lines));
  }

  /** The menu holds a hundred vendors; others are edited by importing a list. */
  private static List<BlockElement> controls(List<Vendor> vendors) {
    List<Option> options =
        vendors.stream()
            .filter(vendor -> vendor.key().length() <= MAX_KEY)
            .limit(BlockElement.MAX_OPTIONS)
            .map(vendor -> new Option(vendor.name(), vendor.key()))
            .toList();
    List<BlockElement> controls = new ArrayList<>();
    if (!options.isEmpty()) {
      controls.add(
          BlockElement.select("Edit a vendor…", options, null).withId(ActionIds.HOME_EDIT_VENDOR));
    }
    controls.add(BlockElement.button(ActionIds.HOME_IMPORT, "Import vendors…", "import", null));
    controls.add(
        BlockElement.button(ActionIds.HOME_DISCOVER, "Discover vendors…", "discover", null));
    controls.add(BlockElement.button(ActionIds.HOME_SETTINGS, "Settings…", "settings", null));
    return controls;
  }

  private static List<RichTextLine> vendorLines(List<Vendor> vendors, List<Delivery> alerts) {
    List<RichTextLine> lines = new ArrayList<>();
    for (Vendor vendor : vendors.stream().limit(MAX_VENDORS).toList()) {
      String tier = vendor.tier() == null ? "" : ", tier " + vendor.tier();
      String last =
          lastAlert(vendor, alerts)
              .map(alert -> Phrases.disclosedOrSeenDay(alert.published(), alert.seenAt()))
              .map(day -> ": last alert " + day)
              .orElse(": no recent alerts");
      lines.add(
          RichTextLine.line(
              bold(SafeText.clean(vendor.name(), MAX_NAME)),
              plain(SafeText.clean(tier, MAX_NAME) + last)));
    }
    if (vendors.isEmpty()) {
      lines.add(
          plainLine(
              "None yet. Add one with /breach watch NAME, import a list, or find your vendors with"
                  + " /breach discover."));
    }
    if (vendors.size() > MAX_VENDORS) {
      lines.add(plainLine("and " + (vendors.size() - MAX_VENDORS) + " more: /breach vendors"));
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
    int healthy = Math.max(0, states.size() - failing.size());
    List<RichTextLine> lines = new ArrayList<>();
    lines.add(plainLine(healthy + " of " + Phrases.countOf(feeds.size(), "feed") + " healthy"));
    for (FeedState state : failing.stream().limit(MAX_FAILING).toList()) {
      String error = SafeText.clean(String.valueOf(state.health().lastError()), MAX_TITLE);
      lines.add(plainLine("• " + SafeText.clean(state.feed(), MAX_NAME) + ": " + error));
    }
    if (failing.size() > MAX_FAILING) {
      lines.add(plainLine("and " + (failing.size() - MAX_FAILING) + " more: /breach feeds"));
    }
    return lines;
  }

  private static RichTextLine plainLine(String text) {
    return RichTextLine.line(plain(text));
  }
}
