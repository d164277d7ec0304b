package bellwether.feed.document;

import bellwether.domain.feed.Completeness;
import java.util.List;

/** What a reader of one format makes of a document. */
public sealed interface Drafts {

  /** The same with so many more items that were there and are left out. */
  default Drafts withSkipped(int more) {
    return more > 0 && this instanceof Read(var drafts, var completeness)
        ? new Read(drafts, completeness.withSkipped(more))
        : this;
  }

  record Read(List<Draft> drafts, Completeness completeness) implements Drafts {

    /** Drafts of a document that may have needed repair, without saying which. */
    public Read(List<Draft> drafts, boolean degraded) {
      this(drafts, degraded ? Parsed.REPAIRED : Completeness.WHOLE);
    }

    boolean degraded() {
      return completeness.isDegraded();
    }
  }

  record Refused(String reason) implements Drafts {}
}
