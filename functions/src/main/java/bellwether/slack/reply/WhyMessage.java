package bellwether.slack.reply;

import bellwether.slack.block.Passage;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.Link;
import bellwether.slack.block.Blocks;
import bellwether.slack.block.Text;
import bellwether.slack.block.Times;

import static bellwether.slack.block.Passage.bold;
import static bellwether.slack.block.Passage.words;

import bellwether.domain.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells why a text concerns whom it concerns, and why not the others. */
final class WhyMessage {
  private static final int MAX_VENDORS = 8;
  private static final int MAX_RULES = 6;
  private static final int MAX_PASSED_OVER = 10;
  private static final int MAX_TITLE = 200;
  private static final int MAX_SENTENCE = 300;
  private static final int MAX_LINE = 200;

  /** Once so many characters stand there, no further vendor is told: nobody reads on. */
  private static final int ENOUGH = 6_500;

  private final List<String> plain = new ArrayList<>();
  private final List<Passage> passages = new ArrayList<>();

  private WhyMessage() {}

  static SlackMessage of(
      String title, @Nullable String url, List<Reason> reasons, List<PassedOver> passedOver) {
    WhyMessage message = new WhyMessage();
    message.heading(title, Link.of(url));
    int told = 0;
    while (told < Math.min(reasons.size(), MAX_VENDORS) && message.length() < ENOUGH) {
      message.reason(reasons.get(told++));
    }
    message.more(reasons.size() - told, "vendor");
    if (reasons.isEmpty()) {
      message.line("None of your vendors is named here, so nobody was woken.");
    }
    if (!passedOver.isEmpty()) {
      message.line("Not taken for a vendor:");
    }
    passedOver.stream()
        .limit(MAX_PASSED_OVER)
        .forEach(one ->
            message.line("• \"" + one.matched() + "\" for " + one.vendor() + ": " + one.why()));
    message.more(passedOver.size() - MAX_PASSED_OVER, "place");
    return new SlackMessage(Blocks.text(message.plain), new Blocks().rich(message.passages).json());
  }

  private void heading(String title, Optional<Link> link) {
    String shown = Text.cut(Text.clean(title), MAX_TITLE);
    plain.add(shown + link.map(to -> " " + to.url()).orElse(""));
    passages.add(new Passage(Passage.Shape.LINE, Passage.linked(shown, link)));
  }

  private void reason(Reason reason) {
    Match match = reason.match();
    String part =
        match.vendor().name()
            + " "
            + match.role().inWords()
            + (match.alert() || match.denial() ? " (" + match.confidence().inWords() + ")" : "");
    plain.add(part);
    passages.add(Passage.line(bold(Text.cut(Text.clean(part), MAX_LINE))));
    String sentence = Text.cut(Text.clean(match.sentence()), MAX_SENTENCE);
    if (!sentence.isEmpty()) {
      plain.add("> " + sentence);
      passages.add(Passage.quote(words(sentence)));
    }
    match.rules().stream().limit(MAX_RULES).forEach(rule -> line("• decided by: " + rule));
    reason.evidence().stream().limit(MAX_RULES).forEach(rule -> line("• weighed: " + rule));
    more(reason.evidence().size() - MAX_RULES, "rule");
  }

  private int length() {
    return plain.stream().mapToInt(String::length).sum();
  }

  private void more(int left, String what) {
    if (left > 0) {
      line("and " + Times.count(left, what) + " more");
    }
  }

  private void line(String text) {
    String shown = Text.cut(Text.clean(text), MAX_LINE);
    plain.add(shown);
    passages.add(Passage.line(words(shown)));
  }
}
