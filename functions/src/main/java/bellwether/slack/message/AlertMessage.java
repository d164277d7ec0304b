package bellwether.slack.message;

import bellwether.slack.block.Link;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.Blocks;
import bellwether.slack.block.Passage;
import bellwether.slack.block.Text;
import bellwether.slack.block.Times;

import static bellwether.slack.block.Passage.bold;
import static bellwether.slack.block.Passage.words;

import bellwether.domain.Alert;
import bellwether.domain.Case;
import bellwether.domain.Case.Status;
import bellwether.domain.Confidence;
import bellwether.domain.Kind;
import bellwether.domain.Settings;
import bellwether.domain.Severity;
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
  private static final int MAX_FACT = 500;
  private static final int MAX_CHANGES = 3;

  private static final String AT_YOUR_SIDE = "At your side: ";

  private final Alert alert;
  private final @Nullable String id;
  private final @Nullable Case standing;
  private final Optional<Link> link;
  private final String title;
  private final String headline;

  private AlertMessage(Alert alert, @Nullable String id, @Nullable Case standing) {
    this.alert = alert;
    this.id = id;
    this.standing = standing;
    this.link = Link.of(alert.url());
    this.title = shortened(alert.title(), MAX_TITLE);
    this.headline = headline(alert, standing);
  }

  private static String headline(Alert alert, @Nullable Case standing) {
    Confidence told = standing == null ? alert.confidence() : standing.present().confidence();
    String confidence = told.inWords();
    return alert.role().alerts()
        ? " " + alert.role().inWords() + " (" + confidence + ")"
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
    List<String> lines = message.lines();
    String summary = Blocks.text(List.of(message.summary()));
    return List.of(
        new SlackMessage(
            summary, message.alert.kind() == Kind.UPDATE ? message.reply() : message.whole()),
        new SlackMessage(summary, new Blocks().section(lines).json()),
        new SlackMessage(Blocks.text(lines), SlackMessage.NO_BLOCKS));
  }

  private String whole() {
    Blocks blocks = new Blocks().header(vendor());
    if (standing != null) {
      blocks.rich(CaseBlocks.standing(standing));
    }
    blocks.rich(story()).context(origin()).context(List.of(why()));
    if (id != null) {
      Status status = standing == null ? Status.OPEN : standing.status();
      CaseBlocks.buttons(blocks, id, status, standing == null ? 0 : standing.turns());
    }
    return blocks.json();
  }

  private String reply() {
    List<Passage> story = new ArrayList<>();
    changes().ifPresent(changes -> story.add(fact("What changed: ", changes)));
    story.add(report(alert.changes().isEmpty() ? "Further report: " : "Report: "));
    story.add(Passage.line(bold(vendor()), words(headline)));
    quote().ifPresent(story::add);
    return new Blocks().rich(story).context(origin()).json();
  }

  private List<Passage> story() {
    List<Passage> story = new ArrayList<>();
    story.add(Passage.line(bold(vendor()), words(headline)));
    story.add(fact("Severity: ", severity()));
    taken().ifPresent(taken -> story.add(fact("Taken or exposed: ", taken)));
    quote().ifPresent(story::add);
    story.add(report("Report: "));
    sameEvent().ifPresent(others -> story.add(fact("Same event: ", others)));
    owner().ifPresent(owner -> story.add(called().orElseGet(() -> fact(AT_YOUR_SIDE, owner))));
    return story;
  }

  /** The owner is called for what the customer ranks first, if it is somebody in the workspace. */
  private Optional<Passage> called() {
    return Optional.ofNullable(alert.owner())
        .filter(owner -> Settings.isTopTier(alert))
        .flatMap(Passage::called)
        .map(person ->
            Passage.line(
                bold(AT_YOUR_SIDE),
                words("tier " + shortened(alert.tier() + "", MAX_FACT) + ", owner "),
                person));
  }

  /** Everything in plain lines, for when blocks are refused. */
  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    boolean further = alert.kind() == Kind.UPDATE && alert.changes().isEmpty();
    lines.add((further ? "Further report: " : "") + vendor() + headline);
    if (standing != null) {
      lines.add(CaseBlocks.inWords(standing));
    }
    changes().ifPresent(changes -> lines.add("What changed: " + changes));
    lines.add("Severity: " + severity());
    taken().ifPresent(taken -> lines.add("Taken or exposed: " + taken));
    if (!sentence().isEmpty()) {
      lines.add("“" + sentence() + "”");
    }
    lines.add("Report: " + title);
    link.ifPresent(to -> lines.add(to.url()));
    sameEvent().ifPresent(others -> lines.add("Same event: " + others));
    owner().ifPresent(owner -> lines.add(AT_YOUR_SIDE + owner));
    lines.addAll(origin());
    lines.add(why());
    return lines;
  }

  private String summary() {
    String host = link.map(to -> " (" + to.host() + ")").orElse("");
    return vendor() + headline + ": " + title + host;
  }

  private Passage report(String label) {
    List<Passage.Span> spans = new ArrayList<>(List.of(bold(label)));
    spans.addAll(Passage.linked(title, link));
    return new Passage(Passage.Shape.LINE, spans);
  }

  /** The sentence that decided, with the words in bold by which the vendor was known. */
  private Optional<Passage> quote() {
    String sentence = sentence();
    if (sentence.isEmpty()) {
      return Optional.empty();
    }
    String matched = Text.clean(alert.matched());
    int at = matched.isEmpty() ? -1 : sentence.indexOf(matched);
    if (at < 0) {
      return Optional.of(Passage.quote(words(sentence)));
    }
    List<Passage.Span> spans = new ArrayList<>();
    if (at > 0) {
      spans.add(words(sentence.substring(0, at)));
    }
    spans.add(bold(matched));
    if (at + matched.length() < sentence.length()) {
      spans.add(words(sentence.substring(at + matched.length())));
    }
    return Optional.of(new Passage(Passage.Shape.QUOTE, spans));
  }

  private static Passage fact(String label, String value) {
    return Passage.line(bold(label), words(value));
  }

  private String severity() {
    Severity severity = standing == null ? alert.severity() : standing.present().severity();
    return severity.level().inWords()
        + joined(severity.reasons(), "; ").map(because -> ": " + because).orElse("");
  }

  private Optional<String> taken() {
    return joined(alert.taken(), ", ");
  }

  private Optional<String> changes() {
    List<String> all = alert.changes();
    return joined(all.subList(Math.max(0, all.size() - MAX_CHANGES), all.size()), "; ");
  }

  private Optional<String> sameEvent() {
    return joined(alert.sameEvent(), "; ");
  }

  private Optional<String> owner() {
    List<String> parts = new ArrayList<>();
    if (alert.tier() != null) {
      parts.add("tier " + alert.tier());
    }
    if (alert.owner() != null) {
      parts.add("owner " + alert.owner());
    }
    return joined(parts, ", ");
  }

  private List<String> origin() {
    List<String> origin =
        new ArrayList<>(Times.disclosedAndSeen(alert.published(), alert.seenAt()));
    origin.add("Feed " + shortened(alert.feed(), MAX_FACT));
    return origin;
  }

  private String why() {
    return "Why: " + joined(alert.rules(), "; ").orElse("no rule was noted");
  }

  private String vendor() {
    return shortened(alert.vendor(), Blocks.MAX_HEADER);
  }

  private String sentence() {
    return shortened(alert.sentence(), MAX_SENTENCE);
  }

  private static Optional<String> joined(List<String> parts, String separator) {
    String joined = shortened(String.join(separator, parts), MAX_FACT);
    return joined.isEmpty() ? Optional.empty() : Optional.of(joined);
  }

  private static String shortened(String text, int max) {
    return Text.cut(Text.clean(text), max);
  }
}
