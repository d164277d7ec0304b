package bellwether.slack.reply;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.plain;

import bellwether.domain.incident.Match;
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

/** Tells why a text concerns whom it concerns, and why not the others. */
final class ExplanationReply {
  private static final int MAX_VENDORS = 8;
  private static final int MAX_RULES = 6;
  private static final int MAX_REJECTED = 10;
  private static final int MAX_TITLE = 200;
  private static final int MAX_SENTENCE = 300;
  private static final int MAX_LINE = 200;

  /** Once so many characters stand there, no further vendor is told: nobody reads on. */
  private static final int MAX_TOTAL_LENGTH = 6_500;

  private final List<String> plainLines = new ArrayList<>();
  private final List<RichTextLine> richLines = new ArrayList<>();

  private ExplanationReply() {}

  static SlackMessage of(
      String title,
      @Nullable String url,
      List<MatchExplanation> reasons,
      List<RejectedCandidate> passedOver) {
    ExplanationReply message = new ExplanationReply();
    message.addHeading(title, Link.of(url));
    int told = 0;
    while (told < Math.min(reasons.size(), MAX_VENDORS)
        && message.textLength() < MAX_TOTAL_LENGTH) {
      message.addExplanation(reasons.get(told++));
    }
    message.addMoreLine(reasons.size() - told, "vendor");
    if (reasons.isEmpty()) {
      message.addLine("None of your vendors is named here, so nobody was woken.");
    }
    if (!passedOver.isEmpty()) {
      message.addLine("Not taken for a vendor:");
    }
    passedOver.stream()
        .limit(MAX_REJECTED)
        .forEach(one ->
            message.addLine(
                "• \"" + one.matchedText() + "\" for " + one.vendor() + ": " + one.reason()));
    message.addMoreLine(passedOver.size() - MAX_REJECTED, "place");
    return new SlackMessage(
        BlockBuilder.fallbackText(message.plainLines),
        new BlockBuilder().richText(message.richLines).toJson());
  }

  private void addHeading(String title, Optional<Link> link) {
    String shown = SafeText.truncate(SafeText.clean(title), MAX_TITLE);
    plainLines.add(shown + link.map(to -> " " + to.url()).orElse(""));
    richLines.add(
        new RichTextLine(RichTextLine.ElementType.LINE, RichTextLine.linkWithHost(shown, link)));
  }

  private void addExplanation(MatchExplanation reason) {
    Match match = reason.match();
    String part =
        match.vendor().name()
            + " "
            + match.role().description()
            + (match.triggersAlert() || match.isDenial()
                ? " (" + match.confidence().label() + ")"
                : "");
    plainLines.add(part);
    richLines.add(RichTextLine.line(bold(SafeText.truncate(SafeText.clean(part), MAX_LINE))));
    String sentence = SafeText.truncate(SafeText.clean(match.sentence()), MAX_SENTENCE);
    if (!sentence.isEmpty()) {
      plainLines.add("> " + sentence);
      richLines.add(RichTextLine.quote(plain(sentence)));
    }
    match.rules().stream().limit(MAX_RULES).forEach(rule -> addLine("• decided by: " + rule));
    reason.evidence().stream().limit(MAX_RULES).forEach(rule -> addLine("• weighed: " + rule));
    addMoreLine(reason.evidence().size() - MAX_RULES, "rule");
  }

  private int textLength() {
    return plainLines.stream().mapToInt(String::length).sum();
  }

  private void addMoreLine(int left, String what) {
    if (left > 0) {
      addLine("and " + Phrases.countOf(left, what) + " more");
    }
  }

  private void addLine(String text) {
    String shown = SafeText.truncate(SafeText.clean(text), MAX_LINE);
    plainLines.add(shown);
    richLines.add(RichTextLine.line(plain(shown)));
  }
}
