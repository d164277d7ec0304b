package bellwether.feed.document;

import bellwether.domain.feed.Completeness;
import java.util.List;

/** The result of parsing one document in one format. */
public sealed interface ParseResult {
  /** For parsers that do not report what they repaired. */
  Completeness REPAIRED =
      Completeness.damaged("the document is not well formed; it was read as far as possible");

  /** Returns the same result with this many more items skipped. */
  default ParseResult withSkipped(int more) {
    return more > 0 && this instanceof Success(var items, var completeness)
        ? new Success(items, completeness.withSkipped(more))
        : this;
  }

  /** Returns the same result, read from a document that needed repair. */
  default ParseResult asRepaired() {
    return this instanceof Success(var items, var completeness)
        ? new Success(items, completeness.plus(REPAIRED))
        : this;
  }

  record Success(List<ParsedItem> items, Completeness completeness) implements ParseResult {
    public Success(List<ParsedItem> items, boolean repaired) {
      this(items, repaired ? REPAIRED : Completeness.COMPLETE);
    }
  }

  record Failure(String reason) implements ParseResult {}
}
