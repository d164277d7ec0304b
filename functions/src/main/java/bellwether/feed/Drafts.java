package bellwether.feed;

import java.util.List;

/** What a reader of one format makes of a document. */
sealed interface Drafts {

  record Read(List<Draft> drafts, boolean degraded) implements Drafts {}

  record Refused(String reason) implements Drafts {}
}
