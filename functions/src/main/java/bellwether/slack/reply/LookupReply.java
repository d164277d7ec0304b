package bellwether.slack.reply;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.plain;

import bellwether.domain.chain.DeclaredUsers;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.BlockElement;
import bellwether.slack.block.ContextText;
import bellwether.slack.block.Link;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.message.SupplierText;
import bellwether.slack.reply.VendorHistory.IncidentHistory;
import bellwether.slack.request.ActionIds;
import java.util.ArrayList;
import java.util.List;

/** Renders what is on record about one vendor: its incidents, and reports that only mention it. */
public final class LookupReply {
  /** A longer name would be truncated, and then be another vendor's. */
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

  public static SlackMessage of(String name, boolean watched, VendorHistory history) {
    return of(name, watched, history, DeclaredUsers.NONE);
  }

  /** The same with the vendors that declare this one as their supplier. */
  public static SlackMessage of(
      String name, boolean watched, VendorHistory history, DeclaredUsers users) {
    String heading =
        history.isEmpty() ? "Nothing on record about " + name : name + ": " + countsText(history);
    return new LookupReply().build(name, heading, watched, history, users);
  }

  /** The same for a vendor that was just added to the watchlist. */
  static SlackMessage ofAddedVendor(String name, VendorHistory history) {
    String heading = "Watching " + name + ". On record so far: " + countsText(history);
    return new LookupReply().build(name, heading, true, history, DeclaredUsers.NONE);
  }

  private static String countsText(VendorHistory history) {
    int reports = history.incidents().stream().mapToInt(each -> each.reports().size()).sum();
    int mentions = history.mentions().size();
    String incidents =
        history.incidents().isEmpty()
            ? "no incidents"
            : Phrases.countOf(history.incidents().size(), "incident")
                + " in "
                + Phrases.countOf(reports, "report");
    String verb = mentions == 1 ? " that only mentions it" : " that only mention it";
    return mentions == 0
        ? incidents
        : incidents + ", and " + Phrases.countOf(mentions, "report") + verb;
  }

  private SlackMessage build(
      String name, String heading, boolean watched, VendorHistory history, DeclaredUsers users) {
    lines.add(heading);
    blocks.richText(List.of(RichTextLine.line(bold(heading))));
    history.incidents().stream().limit(MAX_INCIDENTS).forEach(this::addIncident);
    addMoreLine(history.incidents().size() - MAX_INCIDENTS, "older incident");
    history.mentions().stream().limit(MAX_MENTIONS).forEach(this::addMention);
    addMoreLine(history.mentions().size() - MAX_MENTIONS, "older mention");
    String hint =
        watched
            ? "On your watchlist."
            : "Not on your watchlist. To get alerts: /breach watch " + name;
    if (history.isEmpty()) {
      hint =
          "That covers only what the feeds have reported: it does not rule out a breach. " + hint;
    }
    if (!users.isEmpty()) {
      addContext(
          "Declared supplier of: "
              + SupplierText.users(users)
              + ". That is no news about "
              + (users.count() == 1 ? "it." : "them."));
    }
    addContext(hint);
    String buttonName = SafeText.clean(name);
    if (!buttonName.isEmpty() && buttonName.length() <= MAX_BUTTON_NAME) {
      BlockElement button =
          watched
              ? BlockElement.button(ActionIds.UNWATCH, "Stop watching", buttonName, null)
              : BlockElement.button(ActionIds.WATCH, "Watch", buttonName, "primary");
      blocks.actions(ActionIds.LOOKUP_BLOCK, List.of(button));
    }
    return new SlackMessage(SlackMessage.fallbackText(lines), blocks.build());
  }

  private void addMoreLine(int count, String noun) {
    if (count > 0) {
      addContext("and " + Phrases.countOf(count, "more " + noun));
    }
  }

  private void addContext(String line) {
    lines.add(line);
    blocks.context(line);
  }

  /** Shows the first report's title and the last report's role; all count for the confidence. */
  private void addIncident(IncidentHistory history) {
    MatchedAdvisory first = history.reports().getFirst();
    String role = roleText(history.reports().getLast());
    String confidence = " (" + history.incident().confidence().label() + ")";
    List<RichTextLine> richLines = new ArrayList<>();
    richLines.add(RichTextLine.line(bold(role), plain(confidence)));
    richLines.add(titleLine(first));
    String sentence = SafeText.clean(first.match().sentence(), MAX_SENTENCE);
    if (!sentence.isEmpty() && !sentence.equals(titleText(first))) {
      richLines.add(RichTextLine.quote(List.of(plain(sentence))));
    }
    List<String> origin = List.of(dateRange(history.reports()), feedNames(history.reports()));
    blocks.richText(richLines).context(origin.stream().map(ContextText::plain).toList());
    addPlainLines(first, role + confidence, origin);
  }

  private void addMention(MatchedAdvisory mention) {
    List<String> origin = List.of(dayText(mention), feedNames(List.of(mention)));
    String confidence = " (" + mention.match().confidence().label() + ")";
    String role = roleText(mention) + (mention.match().isDenial() ? confidence : "");
    blocks
        .richText(List.of(RichTextLine.line(plain(role)), titleLine(mention)))
        .context(origin.stream().map(ContextText::plain).toList());
    addPlainLines(mention, role, origin);
  }

  private void addPlainLines(MatchedAdvisory report, String role, List<String> origin) {
    String url = Link.of(report.advisory().url()).map(to -> " " + to.url()).orElse("");
    lines.add("• " + titleText(report) + url);
    lines.add("  " + role + "; " + String.join("; ", origin));
  }

  private static RichTextLine titleLine(MatchedAdvisory report) {
    return RichTextLine.line(
        RichTextLine.linkWithHost(titleText(report), Link.of(report.advisory().url())));
  }

  private static String titleText(MatchedAdvisory report) {
    return SafeText.clean(report.advisory().title(), MAX_TITLE);
  }

  private static String roleText(MatchedAdvisory report) {
    return report.match().vendor().name() + " " + report.match().role().description();
  }

  private static String dateRange(List<MatchedAdvisory> reports) {
    String first = dayText(reports.getFirst());
    String last = dayText(reports.getLast());
    return last.equals(first)
        ? first
        : first + ", " + Phrases.countOf(reports.size(), "report") + ", the last " + last;
  }

  private static String dayText(MatchedAdvisory report) {
    return Phrases.disclosedOrSeenDay(report.advisory().published(), report.advisory().seenAt());
  }

  private static String feedNames(List<MatchedAdvisory> reports) {
    List<String> feeds =
        reports.stream()
            .map(report -> SafeText.clean(report.advisory().feed(), MAX_FEED))
            .distinct()
            .toList();
    String names = String.join(", ", feeds.subList(0, Math.min(MAX_FEEDS, feeds.size())));
    return (feeds.size() == 1 ? "feed " : "feeds ")
        + names
        + (feeds.size() > MAX_FEEDS ? " and " + (feeds.size() - MAX_FEEDS) + " more" : "");
  }
}
