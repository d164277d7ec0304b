package bellwether.slack.reply;

import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.Blocks;
import bellwether.slack.block.View;
import bellwether.slack.block.Passage;

import static bellwether.slack.block.Passage.bold;
import static bellwether.slack.block.Passage.person;
import static bellwether.slack.block.Passage.words;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Says that settings and lists are changed by others, and by whom: nobody is called by that. */
public final class RefusalMessage {
  private static final String WHAT = "Only some people may change settings and lists here.";

  /** More names than these nobody reads. */
  private static final int MOST = 20;

  private RefusalMessage() {}

  /**
   * The answer to a command or a click.
   *
   * @param editors who may
   */
  public static SlackMessage of(Collection<String> editors) {
    return new SlackMessage(Blocks.text(List.of(WHAT)), blocks(editors, "").json());
  }

  /**
   * The same in the place of a modal.
   *
   * @param instead what can be done all the same; empty for nothing
   */
  public static View view(Collection<String> editors, String instead) {
    return View.modal("setup.refused", "-", "Not changed", "", blocks(editors, instead));
  }

  private static Blocks blocks(Collection<String> editors, String instead) {
    List<Passage> passages = new ArrayList<>(List.of(Passage.line(bold(WHAT))));
    List<Passage.Span> people = new ArrayList<>(List.of(words("Ask ")));
    editors.stream()
        .sorted()
        .limit(MOST)
        .forEach(one -> {
          if (people.size() > 1) {
            people.add(words(", "));
          }
          people.add(person(one));
        });
    if (editors.size() > MOST) {
      people.add(words(", and " + (editors.size() - MOST) + " more"));
    }
    passages.add(new Passage(Passage.Shape.LINE, people));
    if (!instead.isEmpty()) {
      passages.add(Passage.line(words(instead)));
    }
    return new Blocks().rich(passages);
  }
}
