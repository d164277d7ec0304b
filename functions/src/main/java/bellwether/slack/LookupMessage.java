package bellwether.slack;

import static bellwether.slack.Passage.bold;
import static bellwether.slack.Passage.words;

import bellwether.domain.Advisory;
import bellwether.domain.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is on record about one vendor. */
final class LookupMessage {
  /** The row of buttons below a lookup, and its buttons; each carries the name. */
  static final String BLOCK = "lookup";

  static final String WATCH = "vendor.watch";
  static final String UNWATCH = "vendor.unwatch";

  /** A longer name would be cut, and then be another's. */
  private static final int MAX_BUTTON_NAME = 120;

  private static final int MAX_SHOWN = 8;
  private static final int MAX_TITLE = 200;
  private static final int MAX_SENTENCE = 300;
  private static final int MAX_FEED = 100;

  private LookupMessage() {}

  static SlackMessage of(String name, boolean watched, List<Sighting> sightings) {
    String found =
        sightings.isEmpty()
            ? "Nothing on record about " + name
            : Times.count(sightings.size(), "report") + " on record about " + name;
    return of(name, found, watched, sightings);
  }

  /** The same for a vendor that was put on the list just now. */
  static SlackMessage watched(String name, List<Sighting> sightings) {
    String reports = Times.count(sightings.size(), "report");
    return of(name, "Watching " + name + ". On record so far: " + reports, true, sightings);
  }

  private static SlackMessage of(
      String name, String found, boolean watched, List<Sighting> sightings) {
    String hint =
        watched
            ? "On your vendor list."
            : "Not on your vendor list. To be told of news: /breach watch " + name;
    List<String> lines = new ArrayList<>(List.of(found));
    Blocks blocks = new Blocks().rich(List.of(Passage.line(bold(found))));
    for (Sighting sighting : sightings.subList(0, Math.min(MAX_SHOWN, sightings.size()))) {
      add(sighting, lines, blocks);
    }
    if (sightings.size() > MAX_SHOWN) {
      String more = "and " + Times.count(sightings.size() - MAX_SHOWN, "older report") + " more";
      lines.add(more);
      blocks.context(List.of(more));
    }
    if (sightings.isEmpty()) {
      hint = "That covers what our feeds have told so far, and is no clean bill. " + hint;
    }
    lines.add(hint);
    blocks.context(List.of(hint));
    String plain = Text.clean(name);
    if (!plain.isEmpty() && plain.length() <= MAX_BUTTON_NAME) {
      blocks.actions(
          BLOCK,
          List.of(
              watched
                  ? new Control.Button(UNWATCH, "Stop watching", plain, null)
                  : new Control.Button(WATCH, "Watch", plain, "primary")));
    }
    return new SlackMessage(Blocks.text(lines), blocks.json());
  }

  private static void add(Sighting sighting, List<String> lines, Blocks blocks) {
    Advisory advisory = sighting.advisory();
    Match match = sighting.match();
    Optional<Link> link = Link.of(advisory.url());
    String title = Text.cut(Text.clean(advisory.title()), MAX_TITLE);
    String role = match == null ? "named in the text" : role(match);
    String origin =
        Times.day(advisory.published(), advisory.seenAt())
            + ", feed "
            + Text.cut(Text.clean(advisory.feed()), MAX_FEED);
    String sentence = match == null ? "" : Text.cut(Text.clean(match.sentence()), MAX_SENTENCE);

    List<Passage> passages = new ArrayList<>();
    passages.add(new Passage(Passage.Shape.LINE, Passage.linked(title, link)));
    passages.add(Passage.line(words(role)));
    if (!sentence.isEmpty() && !sentence.equals(title)) {
      passages.add(Passage.quote(words(sentence)));
    }
    blocks.rich(passages).context(List.of(origin));

    lines.add("• " + title + link.map(to -> " " + to.url()).orElse(""));
    lines.add("  " + role + "; " + origin);
  }

  private static String role(Match match) {
    String role = match.vendor().name() + " " + match.role().inWords();
    return match.alert() ? role + " (" + match.confidence().inWords() + ")" : role;
  }
}
