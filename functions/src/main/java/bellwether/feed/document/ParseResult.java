package bellwether.feed.document;

import bellwether.domain.feed.Completeness;
import java.util.List;

/** What a reader of one format makes of a document. */
public sealed interface ParseResult {

  /** The same with so many more items that were there and are left out. */
  default ParseResult withSkipped(int more) {
    return more > 0 && this instanceof Success(var drafts, var completeness)
        ? new Success(drafts, completeness.withSkipped(more))
        : this;
  }

  record Success(List<ParsedItem> items, Completeness completeness) implements ParseResult {

    /** Drafts of a document that may have needed repair, without saying which. */
    public Success(List<ParsedItem> drafts, boolean degraded) {
      this(drafts, degraded ? ParsedDocument.REPAIRED : Completeness.COMPLETE);
    }

    boolean isDegraded() {
      return completeness.isDegraded();
    }
  }

  record Failure(String reason) implements ParseResult {}
}
