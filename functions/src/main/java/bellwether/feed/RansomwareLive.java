package bellwether.feed;

import static bellwether.feed.JsonRecords.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Reads victims as ransomware.live lists them, in the shape of today and the one before. */
final class RansomwareLive {
  private static final String PAGE = "https://www.ransomware.live/id/";

  private RansomwareLive() {}

  static Drafts read(Document document) {
    return JsonRecords.read(
        document,
        "ransomware.live's list of victims",
        RansomwareLive::victims,
        RansomwareLive::draft);
  }

  /** The paid interface wraps the list. */
  private static Optional<Iterable<JsonNode>> victims(JsonNode tree) {
    return tree.path("victims").isArray()
        ? Optional.of(tree.path("victims"))
        : JsonRecords.arrayOrSingle(tree, "victim", "post_title");
  }

  private static Optional<Draft> draft(JsonNode post) {
    String id = text(post, "id");
    boolean linkable = id.matches("[A-Za-z0-9+/=_-]{4,600}");
    return LeakSite.claim(
        post,
        id,
        linkable ? PAGE + id : null,
        text(post, "victim", "post_title"),
        List.of(text(post, "website"), text(post, "domain")).stream()
            .filter(site -> !site.isEmpty())
            .findFirst()
            .orElse(""));
  }
}
