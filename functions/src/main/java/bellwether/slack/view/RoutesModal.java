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
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The modal of the rules by which alerts go to other channels than the usual one: those there are,
 * each with its buttons, and what another one needs. Names of what it sends back.
 */
public final class RoutesModal {
  /** Two blocks for each leave room for the entries within Slack's limit and ours. */
  public static final int MAX_ROUTES = 20;

  /** The button that opens it, and its block. */
  public static final String OPEN = SettingsModal.CALLBACK_PREFIX + "routes";

  /** What is sent back to add one. It carries the {@link FormState#generation}. */
  public static final String ADD = SettingsModal.CALLBACK_PREFIX + "addRoute";

  /** The block of one rule's buttons is called so; behind it stands the rule's mark. */
  public static final String BLOCK_ID_PREFIX = "route:";

  /** Its value is the mark of the rule above. */
  public static final String MOVE_UP = "route.up";

  public static final String REMOVE = "route.remove";

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

  private RoutesModal(Settings now, Collection<Vendor> listed) {
    this.settings = now;
    this.vendorNames =
        listed.stream().collect(Collectors.toMap(Vendor::key, Vendor::name, (one, _) -> one));
    this.tiers =
        listed.stream()
            .map(Vendor::tier)
            .filter(Objects::nonNull)
            .map(Route::normalizeTier)
            .filter(RoutesModal::isSelectable)
            .distinct()
            .sorted()
            .toList();
  }

  /**
   * What stands in the entries for another rule.
   *
   * @param generation Slack keeps what was typed as long as the entries have the same names;
   *     another word here empties them
   * @param note said above the rules; empty for nothing
   */
  public record FormState(String generation, String note) {

    /** What such an entry is called in what comes back. */
    public String blockId(String entry) {
      return entry + "." + generation;
    }
  }

  /**
   * The rules, the first that fits first.
   *
   * @param listed the vendors that a rule can name, and have tiers
   * @param mark tells a rule from every other
   */
  public static View of(
      Settings now, Collection<Vendor> listed, Function<Route, String> mark, FormState entries) {
    return new RoutesModal(now, listed).build(mark, entries);
  }

  /** What comes back is the tier itself, so that one which had to be changed would fit nothing. */
  private static boolean isSelectable(String tier) {
    return !tier.isBlank() && tier.length() <= MAX_TIER && SafeText.clean(tier).equals(tier);
  }

  private View build(Function<Route, String> mark, FormState entries) {
    List<Route> routes = settings.routes().stream().distinct().limit(MAX_ROUTES).toList();
    if (!entries.note().isEmpty()) {
      blocks.richText(List.of(RichTextLine.line(bold(entries.note()))));
    }
    blocks.context(
        List.of(
            routes.isEmpty()
                ? "No rules yet: every alert goes to the usual channel."
                : "The first rule that fits takes an alert; what none takes goes to the usual"
                    + " channel. What is done here is saved at once."));
    String above = "";
    for (int i = 0; i < routes.size(); i++) {
      String own = mark.apply(routes.get(i));
      List<BlockElement> controls = new ArrayList<>();
      if (i > 0) {
        controls.add(new BlockElement.Button(MOVE_UP, "Move up", above, null));
      }
      controls.add(new BlockElement.Button(REMOVE, "Remove", "remove", "danger"));
      blocks
          .richText(List.of(routeLine(i + 1, routes.get(i))))
          .actions(BLOCK_ID_PREFIX + own, controls);
      above = own;
    }
    boolean full = routes.size() >= MAX_ROUTES;
    if (full) {
      blocks.context(
          List.of("There are at most " + MAX_ROUTES + " rules: remove one to add another."));
    } else {
      addForm(entries);
    }
    return View.modal(
        ADD, entries.generation(), "Other channels", full ? "" : "Add the rule", "Back", blocks);
  }

  private void addForm(FormState entries) {
    blocks
        .header("Add a rule")
        .input(
            entries.blockId(CHANNEL),
            "Channel",
            "Invite the app there first.",
            false,
            new BlockElement.ConversationSelect("value", "Choose a channel", null))
        .input(
            entries.blockId(MINIMUM),
            "Takes alerts from this severity on",
            "",
            true,
            new BlockElement.StaticSelect(
                "value", "Any severity", SettingsModal.severityOptions(), null));
    if (!tiers.isEmpty()) {
      blocks.input(
          entries.blockId(TIERS),
          "Of vendors of these tiers",
          "",
          true,
          new BlockElement.MultiStaticSelect(
              "value",
              "Any tier, or none",
              tiers.stream().map(tier -> new BlockElement.Option("Tier " + tier, tier)).toList()));
    }
    blocks.input(
        entries.blockId(VENDORS),
        "Of these vendors",
        "Names from your list, a line each; empty for all.",
        true,
        new BlockElement.TextInput("value", true, "", MAX_VENDORS));
  }

  private RichTextLine routeLine(int number, Route route) {
    boolean any = route.minimum() == Severity.Level.LOW;
    Stream<String> vendors =
        route.vendors().stream().map(key -> vendorNames.getOrDefault(key, key)).sorted();
    String what =
        (any ? ": any severity" : ": from " + route.minimum().label() + " on")
            + of("tier ", route.tiers().stream().sorted())
            + of("", vendors);
    return RichTextLine.line(bold(number + ". "), channelLink(route.channel()), plain(what));
  }

  private static String of(String what, Stream<String> names) {
    String joined = names.collect(Collectors.joining(", "));
    return joined.isEmpty()
        ? ""
        : "; " + what + SafeText.truncate(SafeText.clean(joined), MAX_NAMES);
  }
}
