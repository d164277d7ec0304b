package bellwether.slack.reply;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Severity;
import bellwether.slack.block.MessageLines;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import java.util.List;

/** Explains why a text matches some vendors and not others. */
public final class ExplanationReply {
  private static final int MAX_VENDORS = 8;
  private static final int MAX_RULES = 6;
  private static final int MAX_REJECTED = 10;
  private static final int MAX_TITLE = 200;
  private static final int MAX_SENTENCE = 300;
  private static final int MAX_LINE = 400;

  /** Past this many characters no further vendor is explained: nobody reads on. */
  private static final int MAX_TOTAL_LENGTH = 6_500;

  /**
   * The role of a vendor in a text, and how it was read from the text, in plain sentences; none if
   * only fields of the feed name the vendor.
   */
  public record Explanation(Match match, List<String> evidence) {}

  /** Text that looks like a vendor's name but was not matched, and why. */
  public record Rejection(String vendor, String matchedText, String reason) {}

  /**
   * An alert that a text would raise.
   *
   * @param channel id of its channel; empty for the deployment's
   * @param belowMinimum whether it is too minor for its channel
   */
  public record Preview(
      String vendor, Severity.Level level, String channel, boolean belowMinimum) {}

  private final MessageLines message = new MessageLines();

  private ExplanationReply() {}

  /** The previews are empty if the report was read from a feed. */
  public static SlackMessage of(
      Advisory advisory,
      List<Preview> previews,
      List<Explanation> matches,
      List<Rejection> rejected) {
    ExplanationReply reply = new ExplanationReply();
    reply.message.addLink("", SafeText.clean(advisory.title(), MAX_TITLE), advisory.url(), "");
    previews.stream().limit(MAX_VENDORS).forEach(reply::addPreview);
    int shown = 0;
    while (shown < Math.min(matches.size(), MAX_VENDORS)
        && reply.message.length() < MAX_TOTAL_LENGTH) {
      reply.addExplanation(matches.get(shown++));
    }
    reply.addMoreLine(matches.size() - shown, "more vendor");
    if (matches.isEmpty()) {
      reply.addLine("No vendor on your watchlist is named here, so no alert was raised.");
    }
    if (!rejected.isEmpty()) {
      reply.addLine("Not matched:");
    }
    for (Rejection candidate : rejected.stream().limit(MAX_REJECTED).toList()) {
      String text = "“" + candidate.matchedText() + "” as " + candidate.vendor();
      reply.addLine("• " + text + ": " + candidate.reason());
    }
    reply.addMoreLine(rejected.size() - MAX_REJECTED, "more phrase");
    return reply.message.toMessage();
  }

  private void addPreview(Preview preview) {
    String alert = "Would alert: yes, " + preview.vendor() + ", " + preview.level().label();
    String what = SafeText.clean(alert, MAX_LINE);
    if (preview.belowMinimum()) {
      message.add(what + ", in the digest only: below the channel's minimum severity");
    } else if (preview.channel().isEmpty()) {
      message.add(what + ", in the default alert channel");
    } else {
      message.addChannel(what + ", in ", preview.channel());
    }
  }

  private void addExplanation(Explanation explanation) {
    Match match = explanation.match();
    String confidence =
        match.triggersAlert() || match.isDenial() ? " (" + match.confidence().label() + ")" : "";
    String role = match.isPossible() ? "is possibly concerned" : match.role().description();
    String heading = match.vendor().name() + " " + role + confidence;
    message.addHeading(SafeText.clean(heading, MAX_LINE));
    String sentence = SafeText.clean(match.sentence(), MAX_SENTENCE);
    if (!sentence.isEmpty()) {
      message.addQuote(sentence);
    }
    List<String> evidence = explanation.evidence();
    match.rules().stream()
        .filter(rule -> evidence.stream().noneMatch(line -> line.contains(rule)))
        .limit(MAX_RULES)
        .forEach(rule -> addLine("• decided by: " + rule));
    evidence.forEach(line -> addLine("• " + line));
  }

  private void addMoreLine(int count, String noun) {
    if (count > 0) {
      addLine("and " + Phrases.countOf(count, noun));
    }
  }

  private void addLine(String text) {
    message.add(SafeText.clean(text, MAX_LINE));
  }
}
