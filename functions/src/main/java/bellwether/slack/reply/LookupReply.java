package bellwether.slack.reply;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.plain;

import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.BlockElement;
import bellwether.slack.block.Link;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.reply.VendorHistory.IncidentHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is on record about one vendor: its incidents, and what only mentions it. */
final class LookupReply {
  /** The row of buttons below a lookup, and its buttons; each carries the name. */
  static final String BLOCK_ID = "lookup";

  static final String WATCH = "vendor.watch";
  static final String UNWATCH = "vendor.unwatch";

  /** A longer name would be cut, and then be another's. */
  private static final int MAX_BUTTON_NAME = 120;

  private static final int MAX_INCIDENTS = 6;
  private static final int MAX_MENTIONS = 3;
  private static final int MAX_FEEDS = 4;
  private static final int MAX_TITLE = 200;
  private static final int MAX_SENTENCE = 300;
  private static final int MAX_FEED = 60;

  private final List<String> lines = new ArrayList<>();
  private final BlockBuilder blocks = new BlockBuilder();

  private LookupReply() {}

  static SlackMessage of(String name, boolean watched, VendorHistory known) {
    String found =
        known.isEmpty() ? "Nothing on record about " + name : name + ": " + countsText(known);
    return new LookupReply().build(name, found, watched, known);
  }

  /** The same for a vendor that was put on the list just now. */
  static SlackMessage ofAddedVendor(String name, VendorHistory known) {
    String found = "Watching " + name + ". On record so far: " + countsText(known);
    return new LookupReply().build(name, found, true, known);
  }

  private static String countsText(VendorHistory known) {
    int reports = known.incidents().stream().mapToInt(story -> story.reports().size()).sum();
    int mentions = known.mentions().size();
    String incidents =
        known.incidents().isEmpty()
            ? "no incident"
            : Phrases.countOf(known.incidents().size(), "incident")
                + " in "
                + Phrases.countOf(reports, "report");
    return mentions == 0
        ? incidents
        : incidents
            + ", and "
            + Phrases.countOf(mentions, "report")
            + (mentions == 1 ? " that only mentions it" : " that only mention it");
  }

  private SlackMessage build(String name, String found, boolean watched, VendorHistory known) {
    String hint =
        watched
            ? "On your vendor list."
            : "Not on your vendor list. To be told of news: /breach watch " + name;
    lines.add(found);
    blocks.richText(List.of(RichTextLine.line(bold(found))));
    known.incidents().stream().limit(MAX_INCIDENTS).forEach(this::add);
    addMoreLine(known.incidents().size() - MAX_INCIDENTS, "older incident");
    known.mentions().stream().limit(MAX_MENTIONS).forEach(this::add);
    addMoreLine(known.mentions().size() - MAX_MENTIONS, "older mention");
    if (known.isEmpty()) {
      hint = "That covers what our feeds have told so far, and is no clean bill. " + hint;
    }
    lines.add(hint);
    blocks.context(List.of(hint));
    addWatchButton(name, watched);
    return new SlackMessage(BlockBuilder.fallbackText(lines), blocks.toJson());
  }

  private void addMoreLine(int left, String noun) {
    if (left > 0) {
      String more = "and " + Phrases.countOf(left, noun) + " more";
      lines.add(more);
      blocks.context(List.of(more));
    }
  }

  private void addWatchButton(String name, boolean watched) {
    String plain = SafeText.clean(name);
    if (!plain.isEmpty() && plain.length() <= MAX_BUTTON_NAME) {
      blocks.actions(
          BLOCK_ID,
          List.of(
              watched
                  ? new BlockElement.Button(UNWATCH, "Stop watching", plain, null)
                  : new BlockElement.Button(WATCH, "Watch", plain, "primary")));
    }
  }

  /** The first report tells what it was about; how sure it is, all of them tell. */
  private void add(IncidentHistory story) {
    MatchedAdvisory first = story.reports().getFirst();
    String sure = " (" + story.incident().confidence().label() + ")";
    List<RichTextLine> passages = new ArrayList<>();
    passages.add(RichTextLine.line(bold(roleText(story.reports().getLast())), plain(sure)));
    passages.add(titleLine(first));
    String sentence = SafeText.truncate(SafeText.clean(first.match().sentence()), MAX_SENTENCE);
    if (!sentence.isEmpty() && !sentence.equals(titleText(first))) {
      passages.add(RichTextLine.quote(plain(sentence)));
    }
    List<String> origin = List.of(dateRange(story.reports()), feedNames(story.reports()));
    blocks.richText(passages).context(origin);
    addPlainLines(first, roleText(story.reports().getLast()) + sure, origin);
  }

  private void add(MatchedAdvisory mention) {
    List<String> origin = List.of(dayText(mention), feedNames(List.of(mention)));
    String role =
        mention.match().isDenial()
            ? roleText(mention) + " (" + mention.match().confidence().label() + ")"
            : roleText(mention);
    blocks.richText(List.of(RichTextLine.line(plain(role)), titleLine(mention))).context(origin);
    addPlainLines(mention, role, origin);
  }

  private void addPlainLines(MatchedAdvisory one, String role, List<String> origin) {
    String url = Link.of(one.advisory().url()).map(to -> " " + to.url()).orElse("");
    lines.add("• " + titleText(one) + url);
    lines.add("  " + role + "; " + String.join("; ", origin));
  }

  private static RichTextLine titleLine(MatchedAdvisory one) {
    Optional<Link> link = Link.of(one.advisory().url());
    return new RichTextLine(
        RichTextLine.ElementType.LINE, RichTextLine.linkWithHost(titleText(one), link));
  }

  private static String titleText(MatchedAdvisory one) {
    return SafeText.truncate(SafeText.clean(one.advisory().title()), MAX_TITLE);
  }

  private static String roleText(MatchedAdvisory one) {
    return one.match().vendor().name() + " " + one.match().role().description();
  }

  /** From the first day to the last. */
  private static String dateRange(List<MatchedAdvisory> reports) {
    String first = dayText(reports.getFirst());
    String last = dayText(reports.getLast());
    return reports.size() == 1 || last.equals(first)
        ? first
        : first + ", " + Phrases.countOf(reports.size(), "report") + ", the last " + last;
  }

  private static String dayText(MatchedAdvisory one) {
    return Phrases.disclosedOrSeenDay(one.advisory().published(), one.advisory().seenAt());
  }

  private static String feedNames(List<MatchedAdvisory> reports) {
    List<String> feeds =
        reports.stream()
            .map(one -> SafeText.truncate(SafeText.clean(one.advisory().feed()), MAX_FEED))
            .distinct()
            .toList();
    String named = String.join(", ", feeds.subList(0, Math.min(MAX_FEEDS, feeds.size())));
    return (feeds.size() == 1 ? "feed " : "feeds ")
        + named
        + (feeds.size() > MAX_FEEDS ? " and " + (feeds.size() - MAX_FEEDS) + " more" : "");
  }
}
