package bellwether.slack.message;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.plain;

import bellwether.domain.chain.DeclaredUsers;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.workspace.Settings;
import bellwether.slack.block.ContextText;
import bellwether.slack.block.Link;
import bellwether.slack.block.MessageLines;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.RichTextLine.Span;
import bellwether.slack.block.SafeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the lines of an alert's message, in the order in which an analyst needs them. */
final class AlertLines {
  // As much as is worth reading in a channel; Slack's own limits are wider.
  private static final int MAX_TITLE = 300;
  private static final int MAX_DETAIL = 300;
  private static final int MAX_NAME = 60;

  /** Points to the option "Why this alert?" of the menu. */
  private static final String WHY = "Why this alert? ⋯";

  private static final int MAX_CHANGES = 3;
  private static final int MAX_CVE_IDS = 4;

  private final MessageLines lines = new MessageLines();
  private final Alert alert;
  private final Case current;
  private final String vendor;
  private final Optional<Link> link;

  private AlertLines(Alert alert, Case current) {
    this.alert = alert;
    this.current = current;
    this.vendor = SafeText.clean(alert.vendor(), MAX_NAME);
    this.link = Link.of(alert.url());
  }

  /** The lines of the first report's message. */
  static MessageLines ofMessage(Alert alert, Case current) {
    AlertLines all = new AlertLines(alert, current);
    all.addTitle();
    all.addStolen();
    all.addSource();
    all.addUsers();
    all.addWork();
    all.lines.addLabeled("Next", NextStep.of(alert, current.incidentState().confidence()));
    return all.lines;
  }

  /** The lines of a later report's reply. */
  static MessageLines ofReply(Alert alert, Case current, String headline) {
    AlertLines all = new AlertLines(alert, current);
    all.addChanges();
    all.lines.addHeading(headline);
    all.addTitle();
    all.addStolen();
    all.addSource();
    return all.lines;
  }

  /** The one line of an alert that needs no more work. */
  static MessageLines ofSettled(Alert alert, Case current, String headline) {
    AlertLines all = new AlertLines(alert, current);
    List<Span> spans = new ArrayList<>(List.of(bold(headline), plain(" · ")));
    spans.addAll(CaseBlocks.statusSpans(current));
    spans.add(plain(" · "));
    spans.addAll(all.titleSpans());
    all.lines.add(RichTextLine.line(spans));
    return all.lines;
  }

  /**
   * When it was published and seen, how many reports there are, which feed had the first, and where
   * to see why it was posted.
   */
  static List<ContextText> origin(Alert alert, Case current) {
    Optional<Instant> published = Phrases.plausibleInstant(alert.published());
    List<ContextText> texts = new ArrayList<>();
    texts.add(
        published
            .map(at -> ContextText.time("Published ", at, ""))
            .orElseGet(() -> ContextText.plain("Published at an unknown time")));
    String delay = published.map(at -> Phrases.delay(at, alert.seenAt())).orElse("");
    texts.add(ContextText.time("Seen ", alert.seenAt(), delay));
    ContextText feed = ContextText.plain(SafeText.clean(alert.feed(), MAX_NAME));
    if (alert.kind() != ReportKind.NEW) {
      texts.add(feed);
      return texts;
    }
    texts.add(ContextText.plain(Phrases.countOf(current.incidentState().reportCount(), "report")));
    texts.add(feed);
    texts.add(ContextText.plain(WHY));
    return texts;
  }

  private void addChanges() {
    List<String> all = alert.changes();
    join(all.subList(Math.max(0, all.size() - MAX_CHANGES), all.size()), "; ")
        .ifPresent(changes -> lines.addLabeled("What changed", changes));
  }

  private void addTitle() {
    lines.add(RichTextLine.line(titleSpans()));
  }

  private List<Span> titleSpans() {
    return RichTextLine.linkWithHost(SafeText.clean(alert.title(), MAX_TITLE), link);
  }

  private void addStolen() {
    Optional<String> data = join(alert.exposedData(), ", ");
    Optional<String> people =
        Optional.ofNullable(alert.event().affected()).map(all -> SafeText.clean(all, MAX_NAME));
    boolean confirmed = current.incidentState().confidence() == Confidence.CONFIRMED;
    data.ifPresent(kinds ->
        lines.addLabeled(
            confirmed ? "Stolen" : "Claimed stolen",
            kinds + people.map(number -> " · " + number).orElse("")));
    if (data.isEmpty()) {
      people.ifPresent(
          number -> lines.addLabeled(confirmed ? "Affected" : "Claimed affected", number));
    }
  }

  private void addSource() {
    Event event = alert.event();
    List<Span> spans = new ArrayList<>(List.of(bold("Source: "), plain(sourceText(event))));
    Link.of(event.statementUrl())
        .filter(statement -> !link.equals(Optional.of(statement)))
        .ifPresent(statement -> {
          spans.add(plain(" · "));
          spans.addAll(RichTextLine.linkWithHost("statement by " + vendor, Optional.of(statement)));
        });
    if (!event.cveIds().isEmpty()) {
      List<String> shown = event.cveIds().stream().limit(MAX_CVE_IDS).toList();
      int more = event.cveIds().size() - shown.size();
      spans.add(
          plain(" · " + String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "")));
    }
    join(alert.relatedVendors(), "; ").ifPresent(all -> spans.add(plain(" · also " + all)));
    lines.add(RichTextLine.line(spans));
  }

  /** The customer's other vendors that declare this one, which is no news about them. */
  private void addUsers() {
    DeclaredUsers users = alert.declaredUsers();
    if (!users.isEmpty()) {
      lines.addLabeled(
          "Also declared as a supplier of",
          SupplierText.users(users) + ". " + SupplierText.notAffected(users));
    }
  }

  private String sourceText(Event event) {
    return switch (event.source()) {
      case VENDOR -> vendor + " itself";
      case VENDOR_MAIL -> "an e-mail with " + vendor + " as its sender";
      // The host of the report's link shows where.
      case VENDOR_IN_PRESS -> vendor;
      case REGISTER -> "a public register";
      case PRESS ->
          alert.confidence() == Confidence.ALLEGED ? "the attackers, in the press" : "the press";
      case ATTACKER -> "the attackers";
    };
  }

  /** Whose work it is, how far that is, and the latest steps. */
  private void addWork() {
    List<Span> spans = new ArrayList<>(List.of(bold("Status: ")));
    spans.addAll(CaseBlocks.statusSpans(current));
    if (alert.tier() != null) {
      spans.add(plain(" · " + tierText(alert.tier())));
    }
    if (alert.owner() != null) {
      spans.add(plain(" · owner: "));
      spans.add(ownerSpan(alert.owner()));
    }
    lines.add(RichTextLine.line(spans));
    CaseBlocks.stepLines(current).forEach(lines::add);
  }

  /** Mentions the owner of a vendor in the top tier, if the owner is a member of the workspace. */
  private Span ownerSpan(String owner) {
    return Optional.of(owner)
        .filter(_ -> Settings.isTopTier(alert))
        .flatMap(RichTextLine::mentionIfUserId)
        .orElseGet(() -> plain(SafeText.clean(owner, MAX_NAME)));
  }

  /** Some customers write "1", others "Tier 1". */
  private static String tierText(String tier) {
    boolean named = tier.strip().regionMatches(true, 0, "tier", 0, "tier".length());
    return SafeText.clean(named ? tier : "Tier " + tier, MAX_NAME);
  }

  private static Optional<String> join(List<String> parts, String separator) {
    String joined = SafeText.clean(String.join(separator, parts), MAX_DETAIL);
    return joined.isEmpty() ? Optional.empty() : Optional.of(joined);
  }
}
