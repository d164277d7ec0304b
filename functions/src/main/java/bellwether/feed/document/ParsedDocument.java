package bellwether.feed.document;

import bellwether.domain.feed.Completeness;
import java.util.List;

/** What came of reading one document. */
public sealed interface ParsedDocument {
  /** Where a reader does not say what it had to repair. */
  Completeness REPAIRED =
      Completeness.damaged("the document is not well formed; it was read as far as possible");

  /**
   * The document could be read; a valid feed without items has none.
   *
   * @param completeness how much of the document was read
   */
  record Items(List<IdentifiedItem> items, Completeness completeness) implements ParsedDocument {
    public Items {
      items = List.copyOf(items);
    }

    /** Whether something had to be repaired or left out to read the document. */
    public boolean isDegraded() {
      return completeness.isDegraded();
    }
  }

  /**
   * Nothing can be read from the document.
   *
   * @param reason for people, in one line, without a word of the document
   */
  record Unreadable(String reason) implements ParsedDocument {}
}
