package bellwether.feed.document;

import bellwether.domain.feed.Completeness;
import java.util.List;

/** The items of one document, or the reason why it cannot be parsed. */
public sealed interface ParsedDocument {
  /** The document was parsed; a valid feed without items has none. */
  record Items(List<IdentifiedItem> items, Completeness completeness) implements ParsedDocument {
    public Items {
      items = List.copyOf(items);
    }
  }

  /**
   * Nothing can be parsed.
   *
   * @param reason for people, in one line, without quoting the document
   */
  record Unreadable(String reason) implements ParsedDocument {}
}
