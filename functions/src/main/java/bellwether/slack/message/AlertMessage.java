package bellwether.slack.message;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.plain;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Case.Status;
import bellwether.domain.workspace.Settings;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.Link;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happened to, or through, a vendor, so that an analyst can act without opening anything: a
 * message for the first report, a short reply for each further one.
 */
final class AlertMessage {
  // How much of each is worth reading in a channel; Slack's own limits are wider and kept by
  // Blocks.
  private static final int MAX_TITLE = 300;
  private static final int MAX_SENTENCE = 600;
  private static final int MAX_DETAIL = 500;
  private static final int MAX_CHANGES = 3;

  private static final String OWNER_LABEL = "At your side: ";

  private final Alert alert;
  private final @Nullable String deliveryId;
  private final @Nullable Case alertCase;
  private final Optional<Link> link;
  private final String title;
  private final String headline;

  private AlertMessage(Alert alert, @Nullable String id, @Nullable Case standing) {
    this.alert = alert;
    this.deliveryId = id;
    this.alertCase = standing;
    this.link = Link.of(alert.url());
    this.title = cleanAndTruncate(alert.title(), MAX_TITLE);
    this.headline = headline(alert, standing);
  }

  private static String headline(Alert alert, @Nullable Case standing) {
    Confidence told = standing == null ? alert.confidence() : standing.incidentState().confidence();
    String confidence = told.label();
    return alert.role().triggersAlert()
        ? " " + alert.role().description() + " (" + confidence + ")"
        : ": this breach is " + confidence;
  }

  /** The same news thrice, richest first: for when Slack refuses the blocks of the one before. */
  static List<SlackMessage> variants(Alert alert) {
    return variants(new AlertMessage(alert, null, null));
  }

  /** The same with buttons; the id is that of the delivery. */
  static List<SlackMessage> variants(Alert alert, String id) {
    return variants(new AlertMessage(alert, id, null));
  }

  /** The message as it should stand now. */
  static List<SlackMessage> variants(Alert alert, Case standing) {
    return variants(new AlertMessage(alert, standing.id(), standing));
  }

  private static List<SlackMessage> variants(AlertMessage message) {
    List<String> lines = message.plainLines();
    String summary = BlockBuilder.fallbackText(List.of(message.notificationText()));
    return List.of(
        new SlackMessage(
            summary,
            message.alert.kind() == ReportKind.UPDATE
                ? message.updateBlocks()
                : message.fullBlocks()),
        new SlackMessage(summary, new BlockBuilder().section(lines).toJson()),
        new SlackMessage(BlockBuilder.fallbackText(lines), SlackMessage.NO_BLOCKS));
  }

  private String fullBlocks() {
    BlockBuilder blocks = new BlockBuilder().header(vendorName());
    if (alertCase != null) {
      blocks.richText(CaseBlocks.statusLines(alertCase));
    }
    blocks.richText(detailLines()).context(originLines()).context(List.of(rulesLine()));
    if (deliveryId != null) {
      Status status = alertCase == null ? Status.OPEN : alertCase.status();
      CaseBlocks.addButtons(
          blocks, deliveryId, status, alertCase == null ? 0 : alertCase.stepCount());
    }
    return blocks.toJson();
  }

  private String updateBlocks() {
    List<RichTextLine> story = new ArrayList<>();
    changesText().ifPresent(changes -> story.add(labeledLine("What changed: ", changes)));
    story.add(reportLine(alert.changes().isEmpty() ? "Further report: " : "Report: "));
    story.add(RichTextLine.line(bold(vendorName()), plain(headline)));
    quotedSentence().ifPresent(story::add);
    return new BlockBuilder().richText(story).context(originLines()).toJson();
  }

  private List<RichTextLine> detailLines() {
    List<RichTextLine> story = new ArrayList<>();
    story.add(RichTextLine.line(bold(vendorName()), plain(headline)));
    story.add(labeledLine("Severity: ", severityText()));
    exposedDataText().ifPresent(taken -> story.add(labeledLine("Taken or exposed: ", taken)));
    quotedSentence().ifPresent(story::add);
    story.add(reportLine("Report: "));
    sameEventText().ifPresent(others -> story.add(labeledLine("Same event: ", others)));
    ownerText()
        .ifPresent(
            owner -> story.add(ownerMention().orElseGet(() -> labeledLine(OWNER_LABEL, owner))));
    return story;
  }

  /** The owner is called for what the customer ranks first, if it is somebody in the workspace. */
  private Optional<RichTextLine> ownerMention() {
    return Optional.ofNullable(alert.owner())
        .filter(owner -> Settings.isTopTier(alert))
        .flatMap(RichTextLine::mentionIfUserId)
        .map(person ->
            RichTextLine.line(
                bold(OWNER_LABEL),
                plain("tier " + cleanAndTruncate(alert.tier() + "", MAX_DETAIL) + ", owner "),
                person));
  }

  /** Everything in plain lines, for when blocks are refused. */
  private List<String> plainLines() {
    List<String> lines = new ArrayList<>();
    boolean further = alert.kind() == ReportKind.UPDATE && alert.changes().isEmpty();
    lines.add((further ? "Further report: " : "") + vendorName() + headline);
    if (alertCase != null) {
      lines.add(CaseBlocks.statusText(alertCase));
    }
    changesText().ifPresent(changes -> lines.add("What changed: " + changes));
    lines.add("Severity: " + severityText());
    exposedDataText().ifPresent(taken -> lines.add("Taken or exposed: " + taken));
    if (!decidingSentence().isEmpty()) {
      lines.add("“" + decidingSentence() + "”");
    }
    lines.add("Report: " + title);
    link.ifPresent(to -> lines.add(to.url()));
    sameEventText().ifPresent(others -> lines.add("Same event: " + others));
    ownerText().ifPresent(owner -> lines.add(OWNER_LABEL + owner));
    lines.addAll(originLines());
    lines.add(rulesLine());
    return lines;
  }

  private String notificationText() {
    String host = link.map(to -> " (" + to.host() + ")").orElse("");
    return vendorName() + headline + ": " + title + host;
  }

  private RichTextLine reportLine(String label) {
    List<RichTextLine.Span> spans = new ArrayList<>(List.of(bold(label)));
    spans.addAll(RichTextLine.linkWithHost(title, link));
    return new RichTextLine(RichTextLine.ElementType.LINE, spans);
  }

  /** The sentence that decided, with the words in bold by which the vendor was known. */
  private Optional<RichTextLine> quotedSentence() {
    String sentence = decidingSentence();
    if (sentence.isEmpty()) {
      return Optional.empty();
    }
    String matched = SafeText.clean(alert.matchedText());
    int at = matched.isEmpty() ? -1 : sentence.indexOf(matched);
    if (at < 0) {
      return Optional.of(RichTextLine.quote(plain(sentence)));
    }
    List<RichTextLine.Span> spans = new ArrayList<>();
    if (at > 0) {
      spans.add(plain(sentence.substring(0, at)));
    }
    spans.add(bold(matched));
    if (at + matched.length() < sentence.length()) {
      spans.add(plain(sentence.substring(at + matched.length())));
    }
    return Optional.of(new RichTextLine(RichTextLine.ElementType.QUOTE, spans));
  }

  private static RichTextLine labeledLine(String label, String value) {
    return RichTextLine.line(bold(label), plain(value));
  }

  private String severityText() {
    Severity severity = alertCase == null ? alert.severity() : alertCase.incidentState().severity();
    return severity.level().label()
        + joinNonEmpty(severity.reasons(), "; ").map(because -> ": " + because).orElse("");
  }

  private Optional<String> exposedDataText() {
    return joinNonEmpty(alert.exposedData(), ", ");
  }

  private Optional<String> changesText() {
    List<String> all = alert.changes();
    return joinNonEmpty(all.subList(Math.max(0, all.size() - MAX_CHANGES), all.size()), "; ");
  }

  private Optional<String> sameEventText() {
    return joinNonEmpty(alert.relatedVendors(), "; ");
  }

  private Optional<String> ownerText() {
    List<String> parts = new ArrayList<>();
    if (alert.tier() != null) {
      parts.add("tier " + alert.tier());
    }
    if (alert.owner() != null) {
      parts.add("owner " + alert.owner());
    }
    return joinNonEmpty(parts, ", ");
  }

  private List<String> originLines() {
    List<String> origin =
        new ArrayList<>(Phrases.disclosedAndSeenTimes(alert.published(), alert.seenAt()));
    origin.add("Feed " + cleanAndTruncate(alert.feed(), MAX_DETAIL));
    return origin;
  }

  private String rulesLine() {
    return "Why: " + joinNonEmpty(alert.rules(), "; ").orElse("no rule was noted");
  }

  private String vendorName() {
    return cleanAndTruncate(alert.vendor(), BlockBuilder.MAX_HEADER_TEXT);
  }

  private String decidingSentence() {
    return cleanAndTruncate(alert.sentence(), MAX_SENTENCE);
  }

  private static Optional<String> joinNonEmpty(List<String> parts, String separator) {
    String joined = cleanAndTruncate(String.join(separator, parts), MAX_DETAIL);
    return joined.isEmpty() ? Optional.empty() : Optional.of(joined);
  }

  private static String cleanAndTruncate(String text, int max) {
    return SafeText.truncate(SafeText.clean(text), max);
  }
}
