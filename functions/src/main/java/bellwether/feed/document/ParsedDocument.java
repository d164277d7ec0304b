package bellwether.feed.document;

import bellwether.domain.feed.Completeness;
import bellwether.feed.text.InputLimits;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** The items of one document, or the reason why it cannot be parsed. */
public sealed interface ParsedDocument {
  /**
   * Parses one document. Never throws, not even on bytes made to break a parser.
   *
   * @param feed name of the feed, part of each item's identity
   */
  static ParsedDocument of(
      Function<FeedDocument, ParseResult> parser,
      String feed,
      FeedDocument document,
      Instant seenAt) {
    if (document.body().size() > InputLimits.DOCUMENT_BYTES) {
      return new Unreadable("longer than " + InputLimits.DOCUMENT_BYTES + " bytes");
    }
    try {
      return switch (parser.apply(document)) {
        case ParseResult.Success(var items, var completeness) ->
            new Items(ItemIdentity.identify(feed, items, seenAt), completeness);
        case ParseResult.Failure(var reason) -> new Unreadable(reason);
      };
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
      // Documents are hostile input, and one feed must not stop the others.
      return new Unreadable("breaks the parser: " + broken.getClass().getSimpleName());
    }
  }

  /** The document was parsed; a valid feed without items has none. */
  record Items(List<IdentifiedItem> items, Completeness completeness) implements ParsedDocument {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** The reason is one line for people that does not quote the document. */
  record Unreadable(String reason) implements ParsedDocument {}
}
