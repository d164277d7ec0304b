package bellwether.slack.message;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.plain;

import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.workspace.Settings;
import bellwether.slack.block.Block;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.Link;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.RichTextLine.Span;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Renders an alert with everything that an analyst needs to act: a full message for the first
 * report of an incident, a short reply for each later one.
 */
final class AlertMessage {
  // As much as is worth reading in a channel; Slack's own limits are wider.
  private static final int MAX_TITLE = 300;
  private static final int MAX_SENTENCE = 600;
  private static final int MAX_DETAIL = 500;
  private static final int MAX_CHANGES = 3;

  private final Alert alert;
  private final @Nullable String deliveryId;
  private final @Nullable Case alertCase;
  private final Case current;
  private final Optional<Link> link;
  private final String vendor;
  private final String title;
  private final String sentence;
  private final String headline;

  private AlertMessage(Alert alert, @Nullable String deliveryId, @Nullable Case alertCase) {
    this.alert = alert;
    this.deliveryId = deliveryId;
    this.alertCase = alertCase;
    this.link = Link.of(alert.url());
    this.vendor = SafeText.clean(alert.vendor(), Block.MAX_HEADER_TEXT);
    this.title = SafeText.clean(alert.title(), MAX_TITLE);
    this.sentence = SafeText.clean(alert.sentence(), MAX_SENTENCE);
    this.current = alertCase == null ? Case.open("", alert) : alertCase;
    this.headline = AlertHeadline.of(alert, current);
  }

  /**
   * Renders three formats, richest first: if Slack rejects one, the next is posted.
   *
   * @param deliveryId adds buttons; null for none
   * @param alertCase adds its status; null if nobody acted on the alert
   */
  static List<SlackMessage> variants(
      Alert alert, @Nullable String deliveryId, @Nullable Case alertCase) {
    return new AlertMessage(alert, deliveryId, alertCase).build();
  }

  private List<SlackMessage> build() {
    List<String> lines = plainLines();
    String summary = SlackMessage.fallbackText(List.of(AlertHeadline.notification(alert, current)));
    BlockBuilder richest = alert.kind() == ReportKind.UPDATE ? updateBlocks() : fullBlocks();
    return List.of(
        new SlackMessage(summary, richest.build()),
        new SlackMessage(summary, new BlockBuilder().section(lines).build()),
        new SlackMessage(SlackMessage.fallbackText(lines), List.of()));
  }

  private BlockBuilder fullBlocks() {
    BlockBuilder blocks = new BlockBuilder().header(vendor);
    if (alertCase != null) {
      blocks.richText(CaseBlocks.statusLines(alertCase));
    }
    blocks.richText(detailLines()).context(originLines()).context(rulesLine());
    if (deliveryId != null) {
      CaseBlocks.addButtons(blocks, deliveryId, current.status(), current.stepCount());
    }
    return blocks;
  }

  private BlockBuilder updateBlocks() {
    List<RichTextLine> lines = new ArrayList<>();
    changesText().ifPresent(changes -> lines.add(labeledLine("What changed: ", changes)));
    lines.add(reportLine(alert.changes().isEmpty() ? "New report: " : "Report: "));
    lines.add(RichTextLine.line(bold(vendor), plain(headline)));
    quotedSentence().ifPresent(lines::add);
    return new BlockBuilder().richText(lines).context(originLines());
  }

  private List<RichTextLine> detailLines() {
    List<RichTextLine> lines = new ArrayList<>();
    lines.add(RichTextLine.line(bold(vendor), plain(headline)));
    lines.add(labeledLine("Severity: ", severityText()));
    exposedDataText().ifPresent(data -> lines.add(labeledLine("Exposed data: ", data)));
    quotedSentence().ifPresent(lines::add);
    lines.add(reportLine("Report: "));
    sameIncidentText().ifPresent(vendors -> lines.add(labeledLine("Same incident: ", vendors)));
    ownerMention()
        .or(() -> ownerText().map(owner -> RichTextLine.line(plain(owner))))
        .ifPresent(lines::add);
    return lines;
  }

  /** Mentions the owner of a vendor in the top tier, if the owner is a member of the workspace. */
  private Optional<RichTextLine> ownerMention() {
    return Optional.ofNullable(alert.owner())
        .filter(owner -> Settings.isTopTier(alert))
        .flatMap(RichTextLine::mentionIfUserId)
        .map(owner -> RichTextLine.line(plain(tierText() + " · owner: "), owner));
  }

  /** Everything in plain lines, for when Slack rejects the blocks. */
  private List<String> plainLines() {
    List<String> lines = new ArrayList<>();
    boolean laterReport = alert.kind() == ReportKind.UPDATE && alert.changes().isEmpty();
    lines.add((laterReport ? "New report: " : "") + vendor + headline);
    if (alertCase != null) {
      lines.add(CaseBlocks.statusText(alertCase));
    }
    changesText().ifPresent(changes -> lines.add("What changed: " + changes));
    lines.add("Severity: " + severityText());
    exposedDataText().ifPresent(data -> lines.add("Exposed data: " + data));
    if (!sentence.isEmpty()) {
      lines.add("“" + sentence + "”");
    }
    lines.add("Report: " + title);
    link.ifPresent(to -> lines.add(to.url()));
    sameIncidentText().ifPresent(vendors -> lines.add("Same incident: " + vendors));
    ownerText().ifPresent(lines::add);
    lines.addAll(originLines());
    lines.add(rulesLine());
    return lines;
  }

  private RichTextLine reportLine(String label) {
    List<Span> spans = new ArrayList<>(List.of(bold(label)));
    spans.addAll(RichTextLine.linkWithHost(title, link));
    return RichTextLine.line(spans);
  }

  /** The sentence that decided the match, with the vendor's name in bold. */
  private Optional<RichTextLine> quotedSentence() {
    if (sentence.isEmpty()) {
      return Optional.empty();
    }
    String matched = SafeText.clean(alert.matchedText());
    int at = matched.isEmpty() ? -1 : sentence.indexOf(matched);
    if (at < 0) {
      return Optional.of(RichTextLine.quote(List.of(plain(sentence))));
    }
    List<Span> spans = new ArrayList<>();
    if (at > 0) {
      spans.add(plain(sentence.substring(0, at)));
    }
    spans.add(bold(matched));
    if (at + matched.length() < sentence.length()) {
      spans.add(plain(sentence.substring(at + matched.length())));
    }
    return Optional.of(RichTextLine.quote(spans));
  }

  private static RichTextLine labeledLine(String label, String value) {
    return RichTextLine.line(bold(label), plain(value));
  }

  private String severityText() {
    Severity severity = current.incidentState().severity();
    String reasons = joinNonEmpty(severity.reasons(), "; ").map(all -> " (" + all + ")").orElse("");
    return severity.level().label() + reasons;
  }

  private Optional<String> exposedDataText() {
    return joinNonEmpty(alert.exposedData(), ", ");
  }

  private Optional<String> changesText() {
    List<String> all = alert.changes();
    return joinNonEmpty(all.subList(Math.max(0, all.size() - MAX_CHANGES), all.size()), "; ");
  }

  private Optional<String> sameIncidentText() {
    return joinNonEmpty(alert.relatedVendors(), "; ");
  }

  private Optional<String> ownerText() {
    List<String> parts = new ArrayList<>();
    if (alert.tier() != null) {
      parts.add(tierText());
    }
    if (alert.owner() != null) {
      parts.add((parts.isEmpty() ? "Owner: " : "owner: ") + alert.owner());
    }
    return joinNonEmpty(parts, " · ");
  }

  private String tierText() {
    String tier = String.valueOf(alert.tier()).strip();
    // Some customers write "1", others "Tier 1".
    boolean named = tier.regionMatches(true, 0, "tier", 0, "tier".length());
    return SafeText.clean(named ? tier : "Tier " + tier, MAX_DETAIL);
  }

  private List<String> originLines() {
    List<String> origin =
        new ArrayList<>(Phrases.disclosedAndSeenTimes(alert.published(), alert.seenAt()));
    origin.add("Feed: " + SafeText.clean(alert.feed(), MAX_DETAIL));
    return origin;
  }

  private String rulesLine() {
    return "Why: " + joinNonEmpty(alert.rules(), "; ").orElse("no rule recorded");
  }

  private static Optional<String> joinNonEmpty(List<String> parts, String separator) {
    String joined = SafeText.clean(String.join(separator, parts), MAX_DETAIL);
    return joined.isEmpty() ? Optional.empty() : Optional.of(joined);
  }
}
