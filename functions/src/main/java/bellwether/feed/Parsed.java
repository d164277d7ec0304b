package bellwether.feed;

import java.util.List;

/** What came of reading one document. */
public sealed interface Parsed {

  /**
   * The document could be read; a valid feed without items has none.
   *
   * @param degraded whether something had to be mended or left out to read it
   */
  record Items(List<Item> items, boolean degraded) implements Parsed {
    public Items {
      items = List.copyOf(items);
    }
  }

  /**
   * Nothing can be read from the document.
   *
   * @param reason for people, in one line, without a word of the document
   */
  record Unreadable(String reason) implements Parsed {}
}
