package bellwether.feed;

import bellwether.domain.Feed;
import bellwether.domain.FeedState.Validators;
import bellwether.feed.ListedDocuments.Listed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads OSV's list of changes from its beginning, newest first, and the records of malicious
 * packages that it names (https://google.github.io/osv.dev/data/). Malware in a package is a breach
 * of whoever publishes it; the rest of OSV is vulnerabilities by the thousand a day, which no
 * customer watches by vendor. Anything else is read as one document.
 */
final class OsvChanges implements Walk {
  /** Some twelve hundred lines; the whole list has over 40 MB. */
  private static final int BEGINNING_BYTES = 50 * 1_024;

  private static final Pattern LINE =
      Pattern.compile("\"?([\\dT:.Z+-]{20,40})\"?,\"?[\\w. :-]{1,60}/([\\w.:-]{1,100})\"?");

  /** As the OpenSSF's collection of malicious packages numbers its records. */
  private static final String MALWARE = "MAL-";

  /** https://google.github.io/osv.dev/get-v1-vulns/ */
  private static final String API = "https://api.osv.dev/v1/vulns/";

  private final Visit visit;
  private final Documents documents;
  private final String api;

  OsvChanges(Visit visit, Documents documents) {
    this(visit, documents, API);
  }

  OsvChanges(Visit visit, Documents documents, String api) {
    this.visit = visit;
    this.documents = documents;
    this.api = api;
  }

  @Override
  public Reading read(Feed feed, URI from, Validators known, Supplier<Set<Long>> shown) {
    if (!String.valueOf(from.getPath()).endsWith("modified_id.csv")) {
      return documents.read(feed, from, known);
    }
    return switch (visit.beginning(from.toString(), BEGINNING_BYTES)) {
      case Fetched.Unmodified unmodified -> Documents.unchanged(unmodified, known);
      case Fetched.Refused refused -> documents.failed(refused);
      case Fetched.Document list -> records(feed, list, known);
    };
  }

  private Reading records(Feed feed, Fetched.Document list, Validators known) {
    String text = list.body().string(StandardCharsets.UTF_8);
    // The last line is cut off somewhere, and half an id may be another's.
    boolean cut = list.body().size() >= BEGINNING_BYTES;
    List<Matcher> lines =
        text.substring(0, cut ? text.lastIndexOf('\n') + 1 : text.length())
            .lines()
            .map(LINE::matcher)
            .filter(Matcher::matches)
            .toList();
    if (lines.isEmpty()) {
      return Documents.failed("the feed's answer can't be read: no list of changes");
    }
    List<Listed> malware =
        lines.stream()
            .filter(line -> line.group(2).startsWith(MALWARE))
            .map(line -> new Listed(api + line.group(2), line.group(1)))
            .distinct()
            .toList();
    return new ListedDocuments(visit, documents).read(feed, malware, known, false, list.movedTo());
  }
}
