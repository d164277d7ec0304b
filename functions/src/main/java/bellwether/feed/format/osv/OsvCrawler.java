package bellwether.feed.format.osv;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.feed.crawl.DocumentCrawler;
import bellwether.feed.crawl.FeedCrawler;
import bellwether.feed.crawl.ListedDocumentCrawler;
import bellwether.feed.crawl.ListedDocumentCrawler.ListEntry;
import bellwether.feed.crawl.PollResult;
import bellwether.feed.http.FetchBudget;
import bellwether.feed.http.FetchResult;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the beginning of OSV's list of changes, newest first, and the records of malicious packages
 * in it (https://google.github.io/osv.dev/data/). Malware in a package is a breach of its
 * publisher; the rest of OSV is thousands of vulnerabilities a day. Anything else is read as one
 * document.
 */
public record OsvCrawler(FetchBudget budget, DocumentCrawler documents, String api)
    implements FeedCrawler {
  /** About 1,200 lines; the complete list has over 40 MB. */
  private static final long INITIAL_BYTES = 50 * 1_024;

  /** About 80,000 lines, more than the busiest day. */
  private static final long MAX_BYTES = 64 * INITIAL_BYTES;

  /** In the cursor, between the entries that were read and the time of the newest line. */
  private static final String TIME_SEPARATOR = "@";

  private static final Pattern LINE =
      Pattern.compile("\"?([\\dT:.Z+-]{20,40})\"?,\"?[\\w. :-]{1,60}/([\\w.:-]{1,100})\"?");

  /** https://google.github.io/osv.dev/get-v1-vulns/ */
  private static final String API = "https://api.osv.dev/v1/vulns/";

  private static final Completeness ENTRIES_SKIPPED =
      Completeness.damaged(
          "the list of changes grew by more than is read of it; some were passed over");

  public OsvCrawler(FetchBudget budget, DocumentCrawler documents) {
    this(budget, documents, API);
  }

  @Override
  public PollResult read(Feed feed, URI from, Validators known, Supplier<Set<Long>> shown) {
    if (!String.valueOf(from.getPath()).endsWith("modified_id.csv")) {
      return documents.read(feed, from, known);
    }
    String cursor = known.cursor() == null ? "" : known.cursor();
    String newestSeen =
        cursor.contains(TIME_SEPARATOR) ? cursor.substring(cursor.indexOf(TIME_SEPARATOR) + 1) : "";
    long bytes = INITIAL_BYTES;
    while (true) {
      switch (budget.getPrefix(from.toString(), bytes)) {
        case FetchResult.NotModified notModified -> {
          return DocumentCrawler.toUnchanged(notModified, known);
        }
        case FetchResult.Failure failure -> {
          return documents.toFailed(failure);
        }
        case FetchResult.Document list -> {
          List<Matcher> lines = parseLines(list, bytes);
          if (lines.isEmpty()) {
            return DocumentCrawler.toFailed("the feed's answer can't be read: no list of changes");
          }
          boolean ends = !list.isCut(bytes);
          // Times in the same format sort alphabetically.
          boolean reached =
              ends || newestSeen.isEmpty() || lines.getLast().group(1).compareTo(newestSeen) <= 0;
          if (reached || bytes >= MAX_BYTES) {
            return readRecords(
                feed,
                lines,
                known,
                newestSeen,
                reached ? Completeness.COMPLETE : ENTRIES_SKIPPED,
                list);
          }
          bytes *= 4;
        }
      }
    }
  }

  /** The complete lines: a truncated id may be the id of another record. */
  private static List<Matcher> parseLines(FetchResult.Document list, long bytes) {
    return list.completeLines(bytes).stream().map(LINE::matcher).filter(Matcher::matches).toList();
  }

  private PollResult readRecords(
      Feed feed,
      List<Matcher> lines,
      Validators known,
      String newestSeen,
      Completeness lists,
      FetchResult.Document list) {
    List<ListEntry> malware =
        lines.stream()
            .filter(line -> line.group(2).startsWith(OsvParser.MALWARE_PREFIX))
            // Older lines were read, or are history.
            .filter(line -> line.group(1).compareTo(newestSeen) >= 0)
            .map(line -> new ListEntry(api + line.group(2), line.group(1)))
            .distinct()
            .toList();
    String cursor = known.cursor();
    String read =
        cursor == null
            ? null
            : cursor.split(TIME_SEPARATOR, 2)[0].replace(ListedDocumentCrawler.ALL_NEW_SUFFIX, "");
    String nextCursor =
        read == null || newestSeen.isEmpty() ? read : read + ListedDocumentCrawler.ALL_NEW_SUFFIX;
    PollResult result =
        new ListedDocumentCrawler(budget, documents)
            .read(feed, malware, known.withCursor(nextCursor), lists, list.movedTo());
    String newest = lines.getFirst().group(1);
    return switch (result) {
      // While records are pending, the next poll must read back as far as this one.
      case PollResult.Changed changed ->
          new PollResult.Changed(
              changed.items(),
              Validators.ofCursor(
                  String.valueOf(changed.validators().cursor())
                          .replace(ListedDocumentCrawler.ALL_NEW_SUFFIX, "")
                      + TIME_SEPARATOR
                      + (changed.completeness().isCatchingUp() ? newestSeen : newest)),
              changed.completeness(),
              changed.movedTo(),
              changed.retryAfter());
      case PollResult.Unchanged(var movedTo, _) when !newest.equals(newestSeen) ->
          new PollResult.Unchanged(movedTo, Validators.ofCursor(read + TIME_SEPARATOR + newest));
      case PollResult.Unchanged unchanged -> unchanged;
      case PollResult.Failed failed -> failed;
    };
  }
}
