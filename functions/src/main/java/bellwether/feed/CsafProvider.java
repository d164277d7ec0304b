package bellwether.feed;

import static bellwether.feed.JsonRecords.text;

import bellwether.domain.Feed;
import bellwether.domain.FeedState.Validators;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import okio.ByteString;

/**
 * Reads a provider of CSAF documents from its metadata (OASIS CSAF 2.0, section 7.1.7 and after):
 * the ROLIE feeds of public documents, or the list of changes of a folder, and then the newest
 * documents. Anything else is read as one document.
 */
final class CsafProvider implements Walk {
  /** Enough for a day of the busiest provider; what is older is history. */
  private static final int MOST_DOCUMENTS = 20;

  private static final int MOST_LISTS = 4;

  private final FeedClient client;
  private final Documents documents;

  CsafProvider(FeedClient client, Documents documents) {
    this.client = client;
    this.documents = documents;
  }

  @Override
  public Reading read(Feed feed, URI from, Validators known, Supplier<Set<Long>> shown) {
    Fetched fetched = client.get(from, null, null);
    if (fetched instanceof Fetched.Refused refused) {
      return documents.failed(refused);
    }
    if (!(fetched instanceof Fetched.Document document)) {
      return Documents.failed("the feed answers oddly");
    }
    Optional<JsonNode> metadata =
        JsonRecords.tree(
                Decoder.decode(document.body().toByteArray(), document.contentType()).text())
            .filter(tree -> tree.path("distributions").isArray());
    return metadata.isPresent()
        ? provider(feed, metadata.get(), document, known)
        : documents.read(feed, document, known);
  }

  private Reading provider(
      Feed feed, JsonNode metadata, Fetched.Document document, Validators known) {
    Set<String> addresses = new LinkedHashSet<>();
    StringBuilder seen = new StringBuilder();
    boolean degraded = false;
    int lists = 0;
    for (String list : lists(metadata)) {
      if (lists++ == MOST_LISTS) {
        break;
      }
      if (client.get(list, null, null) instanceof Fetched.Document answer) {
        String body = Decoder.decode(answer.body().toByteArray(), answer.contentType()).text();
        seen.append(answer.body().sha256().hex());
        addresses.addAll(
            list.endsWith("changes.csv")
                ? changes(body, answer.from())
                : entries(body, answer.from()));
      } else {
        degraded = true;
      }
    }
    if (addresses.isEmpty()) {
      return Documents.failed("the provider lists no documents that can be read");
    }
    String digest = ByteString.encodeUtf8(seen.toString()).sha256().hex();
    if (!degraded && digest.equals(known.digest())) {
      return new Reading.Unchanged(document.movedTo());
    }
    List<Item> items = new ArrayList<>();
    for (String address : addresses.stream().limit(MOST_DOCUMENTS).toList()) {
      if (client.get(address, null, null) instanceof Fetched.Document one
          && documents.read(feed, one, Validators.NONE) instanceof Reading.Fresh read) {
        items.addAll(read.items());
      } else {
        degraded = true;
      }
    }
    return items.isEmpty()
        ? Documents.failed("none of the provider's documents can be read")
        : new Reading.Fresh(
            items,
            degraded ? Validators.NONE : new Validators(null, null, digest),
            degraded,
            document.movedTo());
  }

  /** Only what is for everybody: TLP:WHITE, which TLP 2.0 calls CLEAR. */
  private static Set<String> lists(JsonNode metadata) {
    Set<String> lists = new LinkedHashSet<>();
    for (JsonNode distribution : metadata.path("distributions")) {
      for (JsonNode feed : distribution.path("rolie").path("feeds")) {
        String label = text(feed, "tlp_label").toUpperCase(Locale.ROOT);
        if (label.equals("WHITE") || label.equals("CLEAR") || label.isEmpty()) {
          lists.add(text(feed, "url"));
        }
      }
      String folder = text(distribution, "directory_url");
      if (!folder.isEmpty()) {
        lists.add(folder + (folder.endsWith("/") ? "" : "/") + "changes.csv");
      }
    }
    return lists;
  }

  /** Newest first, as section 7.1.13 asks for: path and time, in quotes or not. */
  private static List<String> changes(String csv, URI base) {
    return csv.lines()
        .limit(MOST_DOCUMENTS)
        .map(line -> line.split(",", 2)[0].replace("\"", "").strip())
        .filter(path -> path.endsWith(".json"))
        .map(path -> Links.absolute(path, base))
        .filter(java.util.Objects::nonNull)
        .toList();
  }

  private static List<String> entries(String json, URI base) {
    record Entry(String address, String updated) {}
    List<Entry> entries = new ArrayList<>();
    JsonRecords.tree(json)
        .ifPresent(tree -> {
          for (JsonNode entry : tree.path("feed").path("entry")) {
            String address = Links.absolute(Csaf.source(entry), base);
            if (address != null) {
              entries.add(new Entry(address, text(entry, "updated", "published")));
            }
          }
        });
    return entries.stream()
        .sorted(java.util.Comparator.comparing(Entry::updated).reversed())
        .map(Entry::address)
        .limit(MOST_DOCUMENTS)
        .toList();
  }
}
