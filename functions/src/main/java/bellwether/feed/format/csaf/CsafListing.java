package bellwether.feed.format.csaf;

import static bellwether.feed.document.JsonRecords.text;

import bellwether.feed.crawl.ListedDocumentCrawler.ListEntry;
import bellwether.feed.http.FetchResult;
import bellwether.feed.text.DateParser;
import bellwether.feed.text.Links;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the documents in the lists of a CSAF provider, with the times of their changes. */
public final class CsafListing {
  /** About a thousand lines, newest first; complete lists have megabytes. */
  public static final int INITIAL_CHANGES_BYTES = 100 * 1_024;

  /** More than any provider lists; the newest may be last. */
  private static final int MAX_ENTRIES = 50_000;

  private static final String CHANGES_FILE = "changes.csv";

  private record DatedEntry(Instant changedAt, ListEntry entry) {}

  private final URI provider;
  private final List<DatedEntry> found = new ArrayList<>();
  private boolean truncated;

  /** Documents must be on the host of {@code provider}, or use https. */
  public CsafListing(URI provider) {
    this.provider = provider;
  }

  static boolean isChangesFile(String address) {
    return address.endsWith("/" + CHANGES_FILE);
  }

  /** The lists of public documents: TLP:WHITE, which TLP 2.0 calls CLEAR. */
  static List<String> publicLists(JsonNode metadata) {
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
        lists.add(folder + (folder.endsWith("/") ? "" : "/") + CHANGES_FILE);
      }
    }
    return List.copyOf(lists);
  }

  /** Adds the entries of a ROLIE feed (RFC 8322); false if it is not such a feed. */
  boolean addFeed(JsonNode tree) {
    JsonNode entries = tree.path("feed").path("entry");
    for (JsonNode entry : entries) {
      add(CsafParser.documentUrl(entry), text(entry, "updated", "published"), provider);
    }
    return entries.isArray();
  }

  /**
   * Adds the lines of a list of changes: path and time, in quotes or not, newest first (section
   * 7.1.13). Its last line may be cut off. False if the document is not such a list.
   */
  public boolean addChanges(FetchResult.Document list, long wantedBytes) {
    truncated |= list.isCut(wantedBytes);
    boolean read = list.text().isBlank();
    for (String line : list.completeLines(wantedBytes)) {
      String[] fields = line.replace("\"", "").split(",", 2);
      if (fields.length == 2 && fields[0].strip().endsWith(".json")) {
        add(fields[0].strip(), fields[1].strip(), list.finalUrl());
        read = true;
      }
    }
    return read;
  }

  private void add(String link, String time, URI base) {
    String address = Links.resolve(link, base);
    if (address != null && isTrusted(address) && found.size() < MAX_ENTRIES) {
      OffsetDateTime date = DateParser.parse(time);
      Instant at = date == null ? Instant.MIN : date.toInstant();
      found.add(new DatedEntry(at, new ListEntry(address, date == null ? time : at.toString())));
    }
  }

  private boolean isTrusted(String address) {
    return address.toLowerCase(Locale.ROOT).startsWith("https:")
        || Objects.equals(host(address), provider.getHost());
  }

  private static @Nullable String host(String address) {
    try {
      return URI.create(address).getHost();
    } catch (IllegalArgumentException notAnAddress) {
      return null;
    }
  }

  /** Whether a list is longer than its fetched part. */
  boolean hasMore() {
    return truncated;
  }

  /** Each document once, even if several lists name it. */
  public List<ListEntry> newestFirst() {
    Set<String> named = new HashSet<>();
    return found.stream()
        .sorted(Comparator.comparing(DatedEntry::changedAt).reversed())
        .map(DatedEntry::entry)
        .filter(listEntry -> named.add(listEntry.address()))
        .toList();
  }
}
