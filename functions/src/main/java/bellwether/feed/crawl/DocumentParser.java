package bellwether.feed.crawl;

import bellwether.domain.feed.Feed;
import bellwether.feed.document.ParsedDocument;
import bellwether.feed.http.FetchResult;
import java.time.Instant;
import okio.ByteString;

/** Parses one fetched document of a feed, in whatever format the feed declares. */
@FunctionalInterface
public interface DocumentParser {

  /**
   * Parses the document. Never throws, whatever the bytes.
   *
   * @param body what to parse of the document: all of it, or its complete records
   */
  ParsedDocument parse(Feed feed, FetchResult.Document document, ByteString body, Instant seenAt);
}
