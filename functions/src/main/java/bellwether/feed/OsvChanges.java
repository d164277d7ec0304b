package bellwether.feed;

import bellwether.domain.Feed;
import bellwether.domain.FeedState.Validators;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Reads OSV's list of changes from its beginning, newest first, and the records of malicious
 * packages that it names (https://google.github.io/osv.dev/data/). The rest of OSV is
 * vulnerabilities by the thousand a day, which no customer watches by vendor. Anything else is read
 * as one document.
 */
final class OsvChanges implements Walk {
  /** The whole list has over 40 MB. */
  private static final long BEGINNING_BYTES = 50 * 1024;

  private static final int MOST_RECORDS = 40;
  private static final Pattern LINE =
      Pattern.compile("\"?[\\dT:.Z+-]{20,40}\"?,\"?([\\w. :-]{1,60})/(MAL-[\\w.:-]{1,100})\"?");
  private static final String RECORD = "https://api.osv.dev/v1/vulns/";

  private final FeedClient client;
  private final Documents documents;

  OsvChanges(FeedClient client, Documents documents) {
    this.client = client;
    this.documents = documents;
  }

  @Override
  public Reading read(Feed feed, URI from, Validators known, Supplier<Set<Long>> shown) {
    if (!String.valueOf(from.getPath()).endsWith("modified_id.csv")) {
      return documents.read(feed, from, known);
    }
    return switch (client.beginning(from, BEGINNING_BYTES)) {
      case Fetched.Unmodified(var movedTo) -> new Reading.Unchanged(movedTo);
      case Fetched.Refused refused -> documents.failed(refused);
      case Fetched.Document list -> {
        String digest = list.body().sha256().hex();
        yield digest.equals(known.digest())
            ? new Reading.Unchanged(list.movedTo())
            : records(feed, list, digest);
      }
    };
  }

  private Reading records(Feed feed, Fetched.Document list, String digest) {
    List<String> ids =
        list.body()
            .string(StandardCharsets.UTF_8)
            .lines()
            .map(LINE::matcher)
            .filter(line -> line.matches())
            .map(line -> line.group(2))
            .distinct()
            .limit(MOST_RECORDS)
            .toList();
    if (ids.isEmpty() && !list.body().string(StandardCharsets.UTF_8).matches("(?s)\\d{4}-.*")) {
      return Documents.failed("the feed's answer can't be read: no list of changes");
    }
    List<Item> items = new ArrayList<>();
    boolean degraded = false;
    for (String id : ids) {
      if (client.get(RECORD + id, null, null) instanceof Fetched.Document record
          && documents.read(feed, record, Validators.NONE) instanceof Reading.Fresh read) {
        items.addAll(read.items());
      } else {
        degraded = true;
      }
    }
    return ids.isEmpty()
        ? new Reading.Unchanged(list.movedTo())
        : new Reading.Fresh(
            items,
            degraded ? Validators.NONE : new Validators(null, null, digest),
            degraded,
            list.movedTo());
  }
}
