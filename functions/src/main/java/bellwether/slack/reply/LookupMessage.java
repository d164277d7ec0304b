package bellwether.slack.reply;

import bellwether.slack.block.Blocks;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.Times;
import bellwether.slack.block.Passage;
import bellwether.slack.block.Text;
import bellwether.slack.block.Control;
import bellwether.slack.block.Link;

import static bellwether.slack.block.Passage.bold;
import static bellwether.slack.block.Passage.words;

import bellwether.slack.reply.Dossier.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is on record about one vendor: its incidents, and what only mentions it. */
final class LookupMessage {
  /** The row of buttons below a lookup, and its buttons; each carries the name. */
  static final String BLOCK = "lookup";

  static final String WATCH = "vendor.watch";
  static final String UNWATCH = "vendor.unwatch";

  /** A longer name would be cut, and then be another's. */
  private static final int MAX_BUTTON_NAME = 120;

  private static final int MAX_STORIES = 6;
  private static final int MAX_MENTIONS = 3;
  private static final int MAX_FEEDS = 4;
  private static final int MAX_TITLE = 200;
  private static final int MAX_SENTENCE = 300;
  private static final int MAX_FEED = 60;

  private final List<String> lines = new ArrayList<>();
  private final Blocks blocks = new Blocks();

  private LookupMessage() {}

  static SlackMessage of(String name, boolean watched, Dossier known) {
    String found =
        known.isEmpty() ? "Nothing on record about " + name : name + ": " + counted(known);
    return new LookupMessage().written(name, found, watched, known);
  }

  /** The same for a vendor that was put on the list just now. */
  static SlackMessage watched(String name, Dossier known) {
    String found = "Watching " + name + ". On record so far: " + counted(known);
    return new LookupMessage().written(name, found, true, known);
  }

  private static String counted(Dossier known) {
    int reports = known.stories().stream().mapToInt(story -> story.reports().size()).sum();
    int mentions = known.mentions().size();
    String incidents =
        known.stories().isEmpty()
            ? "no incident"
            : Times.count(known.stories().size(), "incident")
                + " in "
                + Times.count(reports, "report");
    return mentions == 0
        ? incidents
        : incidents
            + ", and "
            + Times.count(mentions, "report")
            + (mentions == 1 ? " that only mentions it" : " that only mention it");
  }

  private SlackMessage written(String name, String found, boolean watched, Dossier known) {
    String hint =
        watched
            ? "On your vendor list."
            : "Not on your vendor list. To be told of news: /breach watch " + name;
    lines.add(found);
    blocks.rich(List.of(Passage.line(bold(found))));
    known.stories().stream().limit(MAX_STORIES).forEach(this::add);
    more(known.stories().size() - MAX_STORIES, "older incident");
    known.mentions().stream().limit(MAX_MENTIONS).forEach(this::add);
    more(known.mentions().size() - MAX_MENTIONS, "older mention");
    if (known.isEmpty()) {
      hint = "That covers what our feeds have told so far, and is no clean bill. " + hint;
    }
    lines.add(hint);
    blocks.context(List.of(hint));
    button(name, watched);
    return new SlackMessage(Blocks.text(lines), blocks.json());
  }

  private void more(int left, String noun) {
    if (left > 0) {
      String more = "and " + Times.count(left, noun) + " more";
      lines.add(more);
      blocks.context(List.of(more));
    }
  }

  private void button(String name, boolean watched) {
    String plain = Text.clean(name);
    if (!plain.isEmpty() && plain.length() <= MAX_BUTTON_NAME) {
      blocks.actions(
          BLOCK,
          List.of(
              watched
                  ? new Control.Button(UNWATCH, "Stop watching", plain, null)
                  : new Control.Button(WATCH, "Watch", plain, "primary")));
    }
  }

  /** The first report tells what it was about; how sure it is, all of them tell. */
  private void add(Story story) {
    Sighting first = story.reports().getFirst();
    String sure = " (" + story.incident().confidence().inWords() + ")";
    List<Passage> passages = new ArrayList<>();
    passages.add(Passage.line(bold(role(story.reports().getLast())), words(sure)));
    passages.add(title(first));
    String sentence = Text.cut(Text.clean(first.match().sentence()), MAX_SENTENCE);
    if (!sentence.isEmpty() && !sentence.equals(plainTitle(first))) {
      passages.add(Passage.quote(words(sentence)));
    }
    List<String> origin = List.of(span(story.reports()), feeds(story.reports()));
    blocks.rich(passages).context(origin);
    told(first, role(story.reports().getLast()) + sure, origin);
  }

  private void add(Sighting mention) {
    List<String> origin = List.of(day(mention), feeds(List.of(mention)));
    String role =
        mention.match().denial()
            ? role(mention) + " (" + mention.match().confidence().inWords() + ")"
            : role(mention);
    blocks.rich(List.of(Passage.line(words(role)), title(mention))).context(origin);
    told(mention, role, origin);
  }

  private void told(Sighting one, String role, List<String> origin) {
    String url = Link.of(one.advisory().url()).map(to -> " " + to.url()).orElse("");
    lines.add("• " + plainTitle(one) + url);
    lines.add("  " + role + "; " + String.join("; ", origin));
  }

  private static Passage title(Sighting one) {
    Optional<Link> link = Link.of(one.advisory().url());
    return new Passage(Passage.Shape.LINE, Passage.linked(plainTitle(one), link));
  }

  private static String plainTitle(Sighting one) {
    return Text.cut(Text.clean(one.advisory().title()), MAX_TITLE);
  }

  private static String role(Sighting one) {
    return one.match().vendor().name() + " " + one.match().role().inWords();
  }

  /** From the first day to the last. */
  private static String span(List<Sighting> reports) {
    String first = day(reports.getFirst());
    String last = day(reports.getLast());
    return reports.size() == 1 || last.equals(first)
        ? first
        : first + ", " + Times.count(reports.size(), "report") + ", the last " + last;
  }

  private static String day(Sighting one) {
    return Times.day(one.advisory().published(), one.advisory().seenAt());
  }

  private static String feeds(List<Sighting> reports) {
    List<String> feeds =
        reports.stream()
            .map(one -> Text.cut(Text.clean(one.advisory().feed()), MAX_FEED))
            .distinct()
            .toList();
    String named = String.join(", ", feeds.subList(0, Math.min(MAX_FEEDS, feeds.size())));
    return (feeds.size() == 1 ? "feed " : "feeds ")
        + named
        + (feeds.size() > MAX_FEEDS ? " and " + (feeds.size() - MAX_FEEDS) + " more" : "");
  }
}
