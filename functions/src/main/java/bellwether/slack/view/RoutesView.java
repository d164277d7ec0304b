package bellwether.slack.view;

import bellwether.slack.block.Blocks;
import bellwether.slack.block.View;
import bellwether.slack.block.Text;
import bellwether.slack.block.Passage;
import bellwether.slack.block.Control;

import static bellwether.slack.block.Passage.bold;
import static bellwether.slack.block.Passage.channel;
import static bellwether.slack.block.Passage.words;

import bellwether.domain.Route;
import bellwether.domain.Settings;
import bellwether.domain.Severity;
import bellwether.domain.Vendor;
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
public final class RoutesView {
  /** Two blocks for each leave room for the entries within Slack's limit and ours. */
  public static final int MOST = 20;

  /** The button that opens it, and its block. */
  public static final String ENTRY = SetupViews.PREFIX + "routes";

  /** What is sent back to add one. It carries the {@link Entries#again}. */
  public static final String ADD = SetupViews.PREFIX + "addRoute";

  /** The block of one rule's buttons is called so; behind it stands the rule's mark. */
  public static final String BLOCK = "route:";

  /** Its value is the mark of the rule above. */
  public static final String UP = "route.up";

  public static final String REMOVE = "route.remove";

  public static final String CHANNEL = "channel";
  public static final String MINIMUM = "minimum";
  public static final String TIERS = "tiers";
  public static final String VENDORS = "vendors";

  private static final int MAX_NAMES = 300;
  private static final int MAX_VENDORS = 2000;

  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  private static final int MAX_TIER = 75;

  private final Settings now;
  private final Map<String, String> names;
  private final List<String> tiers;
  private final Blocks blocks = new Blocks();

  private RoutesView(Settings now, Collection<Vendor> listed) {
    this.now = now;
    this.names =
        listed.stream().collect(Collectors.toMap(Vendor::key, Vendor::name, (one, _) -> one));
    this.tiers =
        listed.stream()
            .map(Vendor::tier)
            .filter(Objects::nonNull)
            .map(Route::rank)
            .filter(RoutesView::canBeChosen)
            .distinct()
            .sorted()
            .toList();
  }

  /**
   * What stands in the entries for another rule.
   *
   * @param again Slack keeps what was typed as long as the entries have the same names; another
   *     word here empties them
   * @param note said above the rules; empty for nothing
   */
  public record Entries(String again, String note) {

    /** What such an entry is called in what comes back. */
    public String named(String entry) {
      return entry + "." + again;
    }
  }

  /**
   * The rules, the first that fits first.
   *
   * @param listed the vendors that a rule can name, and have tiers
   * @param mark tells a rule from every other
   */
  public static View of(
      Settings now, Collection<Vendor> listed, Function<Route, String> mark, Entries entries) {
    return new RoutesView(now, listed).written(mark, entries);
  }

  /** What comes back is the tier itself, so that one which had to be changed would fit nothing. */
  private static boolean canBeChosen(String tier) {
    return !tier.isBlank() && tier.length() <= MAX_TIER && Text.clean(tier).equals(tier);
  }

  private View written(Function<Route, String> mark, Entries entries) {
    List<Route> routes = now.routes().stream().distinct().limit(MOST).toList();
    if (!entries.note().isEmpty()) {
      blocks.rich(List.of(Passage.line(bold(entries.note()))));
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
      List<Control> controls = new ArrayList<>();
      if (i > 0) {
        controls.add(new Control.Button(UP, "Move up", above, null));
      }
      controls.add(new Control.Button(REMOVE, "Remove", "remove", "danger"));
      blocks.rich(List.of(line(i + 1, routes.get(i)))).actions(BLOCK + own, controls);
      above = own;
    }
    boolean full = routes.size() >= MOST;
    if (full) {
      blocks.context(List.of("There are at most " + MOST + " rules: remove one to add another."));
    } else {
      ask(entries);
    }
    return View.modal(
        ADD, entries.again(), "Other channels", full ? "" : "Add the rule", "Back", blocks);
  }

  private void ask(Entries entries) {
    blocks
        .header("Add a rule")
        .input(
            entries.named(CHANNEL),
            "Channel",
            "Invite the app there first.",
            false,
            new Control.Conversation("value", "Choose a channel", null))
        .input(
            entries.named(MINIMUM),
            "Takes alerts from this severity on",
            "",
            true,
            new Control.Choice("value", "Any severity", SetupViews.levels(), null));
    if (!tiers.isEmpty()) {
      blocks.input(
          entries.named(TIERS),
          "Of vendors of these tiers",
          "",
          true,
          new Control.Choices(
              "value",
              "Any tier, or none",
              tiers.stream().map(tier -> new Control.Option("Tier " + tier, tier)).toList()));
    }
    blocks.input(
        entries.named(VENDORS),
        "Of these vendors",
        "Names from your list, a line each; empty for all.",
        true,
        new Control.Entry("value", true, "", MAX_VENDORS));
  }

  private Passage line(int number, Route route) {
    boolean any = route.minimum() == Severity.Level.LOW;
    Stream<String> vendors =
        route.vendors().stream().map(key -> names.getOrDefault(key, key)).sorted();
    String what =
        (any ? ": any severity" : ": from " + route.minimum().inWords() + " on")
            + of("tier ", route.tiers().stream().sorted())
            + of("", vendors);
    return Passage.line(bold(number + ". "), channel(route.channel()), words(what));
  }

  private static String of(String what, Stream<String> names) {
    String joined = names.collect(Collectors.joining(", "));
    return joined.isEmpty() ? "" : "; " + what + Text.cut(Text.clean(joined), MAX_NAMES);
  }
}
