package bellwether.feed.format.leaksite;

import static bellwether.feed.document.JsonRecords.text;

import bellwether.feed.document.FeedDocument;
import bellwether.feed.document.JsonRecords;
import bellwether.feed.document.ParseResult;
import bellwether.feed.document.ParsedItem;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses posts of RansomLook (https://www.ransomlook.io/doc/): recent ones, or those of a month,
 * grouped by gang. ransomwatch's archive has the same fields.
 */
public final class RansomLookParser {
  private RansomLookParser() {}

  public static ParseResult parse(FeedDocument document) {
    return JsonRecords.read(
        document, "RansomLook's list of posts", RansomLookParser::posts, RansomLookParser::toItem);
  }

  private static Optional<Iterable<JsonNode>> posts(JsonNode tree) {
    if (tree.isArray() && tree.path(0).isArray()) {
      List<JsonNode> posts = new ArrayList<>();
      tree.forEach(inner -> inner.forEach(posts::add));
      return Optional.of(posts);
    }
    return JsonRecords.arrayOrSingle(tree, "post_title");
  }

  /** Ignores {@code link} and {@code screen}, which lead to the gang's page. */
  private static Optional<ParsedItem> toItem(JsonNode post) {
    return LeakSiteClaim.toItem(post, "", null, text(post, "post_title"), List.of());
  }
}
