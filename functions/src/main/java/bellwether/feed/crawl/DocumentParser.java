package bellwether.feed.crawl;

import bellwether.domain.feed.Feed;
import bellwether.feed.document.ParsedDocument;
import bellwether.feed.http.FetchResult;
import java.time.Instant;
import okio.ByteString;

/** Parses one fetched document in the format of its feed. */
@FunctionalInterface
public interface DocumentParser {

  /**
   * Never throws, whatever the bytes.
   *
   * @param body the body of the document, or only its complete records
   */
  ParsedDocument parse(Feed feed, FetchResult.Document document, ByteString body, Instant seenAt);
}
