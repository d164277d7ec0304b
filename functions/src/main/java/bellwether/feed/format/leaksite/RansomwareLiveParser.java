package bellwether.feed.format.leaksite;

import static bellwether.feed.document.JsonRecords.text;

import bellwether.feed.document.FeedDocument;
import bellwether.feed.document.JsonRecords;
import bellwether.feed.document.ParseResult;
import bellwether.feed.document.ParsedItem;
import bellwether.feed.text.InputLimits;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Parses the victims of ransomware.live in the current and the previous format. */
public final class RansomwareLiveParser {
  private static final String PAGE = "https://www.ransomware.live/id/";
  private static final String HOST = "ransomware.live";
  private static final List<String> SITES = List.of("website", "domain", "websites", "domains");

  private RansomwareLiveParser() {}

  public static ParseResult parse(FeedDocument document) {
    return JsonRecords.read(
        document,
        "ransomware.live's list of victims",
        RansomwareLiveParser::victims,
        RansomwareLiveParser::toItem);
  }

  /** The paid API wraps the list in an object. */
  private static Optional<Iterable<JsonNode>> victims(JsonNode tree) {
    return tree.path("victims").isArray()
        ? Optional.of(tree.path("victims"))
        : JsonRecords.arrayOrSingle(tree, "victim", "post_title");
  }

  private static Optional<ParsedItem> toItem(JsonNode post) {
    String id = text(post, "id");
    return LeakSiteClaim.toItem(
        post, id, trackerPage(post, id), text(post, "victim", "post_title"), websites(post));
  }

  /** The tracker's page of the claim, never the gang's. */
  private static @Nullable String trackerPage(JsonNode post, String id) {
    return Stream.of(text(post, "permalink"), text(post, "url"))
        .filter(RansomwareLiveParser::isTrackerPage)
        .findFirst()
        .orElse(id.matches("[A-Za-z0-9+/=_-]{4,600}") ? PAGE + id : null);
  }

  private static boolean isTrackerPage(String address) {
    HttpUrl url = address.length() <= InputLimits.LINK_CHARS ? HttpUrl.parse(address) : null;
    return url != null
        && url.isHttps()
        && url.port() == 443
        && url.username().isEmpty()
        && (url.host().equals(HOST) || url.host().endsWith("." + HOST))
        && LeakSiteClaim.removeOnionAddresses(address).equals(address);
  }

  /** One website, several in one text, or a list of them. */
  private static List<String> websites(JsonNode post) {
    return SITES.stream()
        .flatMap(field ->
            Stream.concat(Stream.of(text(post, field)), JsonRecords.texts(post, field).stream()))
        .toList();
  }
}
