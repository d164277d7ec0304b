package bellwether.slack.view;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.channelLink;
import static bellwether.slack.block.RichTextLine.plain;

import bellwether.domain.incident.Severity;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.workspace.Route;
import bellwether.domain.workspace.Settings;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.BlockElement;
import bellwether.slack.block.BlockElement.Option;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.View;
import bellwether.slack.request.ActionIds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The modal of the routing rules, which send alerts to other channels than the default one, and the
 * ids of its fields.
 */
public final class RoutesModal {
  /** Two blocks for each rule leave room for the form within Slack's limit and ours. */
  public static final int MAX_ROUTES = 20;

  public static final String CHANNEL = "channel";
  public static final String MINIMUM = "minimum";
  public static final String TIERS = "tiers";
  public static final String VENDORS = "vendors";

  private static final int MAX_NAMES = 300;
  private static final int MAX_VENDORS = 2000;

  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  private static final int MAX_TIER = 75;

  private final Settings settings;
  private final Map<String, String> vendorNames;
  private final List<String> tiers;
  private final BlockBuilder blocks = new BlockBuilder();

  private RoutesModal(Settings settings, Collection<Vendor> watched) {
    this.settings = settings;
    this.vendorNames =
        watched.stream().collect(Collectors.toMap(Vendor::key, Vendor::name, (first, _) -> first));
    this.tiers =
        watched.stream()
            .map(Vendor::tier)
            .filter(Objects::nonNull)
            .map(Route::normalizeTier)
            .filter(RoutesModal::isSelectable)
            .distinct()
            .sorted()
            .toList();
  }

  /** The block id of a field; see {@link #of}. */
  public static String blockId(String field, String generation) {
    return field + "." + generation;
  }

  /**
   * The rules in the order in which they apply, and the form that adds one.
   *
   * @param mark identifies a rule in what Slack sends back
   * @param generation part of the fields' ids: Slack keeps what was typed as long as they are the
   *     same, so a new value clears the form
   * @param note shown above the rules; empty for nothing
   */
  public static View of(
      Settings settings,
      Collection<Vendor> watched,
      Function<Route, String> mark,
      String generation,
      String note) {
    return new RoutesModal(settings, watched).build(mark, generation, note);
  }

  /** Slack sends the tier itself back, so a tier that would be changed for display is left out. */
  private static boolean isSelectable(String tier) {
    return !tier.isBlank() && tier.length() <= MAX_TIER && SafeText.clean(tier).equals(tier);
  }

  private View build(Function<Route, String> mark, String generation, String note) {
    List<Route> routes = settings.routes().stream().distinct().limit(MAX_ROUTES).toList();
    if (!note.isEmpty()) {
      blocks.richText(List.of(RichTextLine.line(bold(note))));
    }
    blocks.context(
        routes.isEmpty()
            ? "No rules yet: all alerts go to the default channel."
            : "The first rule that matches applies; all other alerts go to the default channel."
                + " Changes are saved at once.");
    String previousMark = "";
    for (int i = 0; i < routes.size(); i++) {
      String ownMark = mark.apply(routes.get(i));
      List<BlockElement> controls = new ArrayList<>();
      if (i > 0) {
        controls.add(BlockElement.button(ActionIds.ROUTE_UP, "Move up", previousMark, null));
      }
      controls.add(BlockElement.button(ActionIds.ROUTE_REMOVE, "Remove", "remove", "danger"));
      blocks
          .richText(List.of(routeLine(i + 1, routes.get(i))))
          .actions(ActionIds.ROUTE_BLOCK_PREFIX + ownMark, controls);
      previousMark = ownMark;
    }
    boolean full = routes.size() >= MAX_ROUTES;
    if (full) {
      blocks.context(
          "You have reached the limit of " + MAX_ROUTES + " rules. Remove one to add another.");
    } else {
      addForm(generation);
    }
    String submit = full ? "" : "Add rule";
    return View.modal(ActionIds.ADD_ROUTE, generation, "Routing rules", submit, blocks)
        .withCloseLabel("Back");
  }

  private void addForm(String generation) {
    blocks.header("Add a rule");
    FormFields fields =
        new FormFields("route", blocks)
            .add(
                CHANNEL,
                blockId(CHANNEL, generation),
                BlockElement.conversationSelect("Select a channel", null))
            .add(
                MINIMUM,
                blockId(MINIMUM, generation),
                BlockElement.select("Any severity", SettingsModal.severityOptions(), null));
    if (!tiers.isEmpty()) {
      List<Option> options = tiers.stream().map(tier -> new Option("Tier " + tier, tier)).toList();
      fields.add(
          TIERS,
          blockId(TIERS, generation),
          BlockElement.multiSelect("Any tier, or none", options));
    }
    fields.add(
        VENDORS, blockId(VENDORS, generation), BlockElement.textInput(true, "", MAX_VENDORS));
  }

  private RichTextLine routeLine(int number, Route route) {
    String severity =
        route.minimum() == Severity.Level.LOW
            ? ": any severity"
            : ": " + route.minimum().label() + " severity or higher";
    Stream<String> vendors =
        route.vendors().stream().map(key -> vendorNames.getOrDefault(key, key)).sorted();
    String conditions =
        severity + listText("tier ", route.tiers().stream().sorted()) + listText("", vendors);
    return RichTextLine.line(bold(number + ". "), channelLink(route.channel()), plain(conditions));
  }

  private static String listText(String label, Stream<String> names) {
    String joined = names.collect(Collectors.joining(", "));
    return joined.isEmpty() ? "" : "; " + label + SafeText.clean(joined, MAX_NAMES);
  }
}
