package bellwether.feed.crawl;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.feed.document.IdentifiedItem;
import bellwether.feed.http.BodyDefect;
import bellwether.feed.http.FetchBudget;
import bellwether.feed.http.FetchResult;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Reads those documents of a list that were not read before. Each entry is remembered by name and
 * time, never by "newest so far": entries come late, and with times before those that were read.
 */
public final class ListedDocumentCrawler {
  /** A poll's requests are fifty, and some were needed to get here. */
  private static final int MAX_DOCUMENTS = 30;

  /** Of longer lists the rest is history: a week even of the busiest providers fits. */
  private static final int REMEMBERED_ENTRIES = 250;

  /** More at one time is a provider that dates all it has anew. */
  private static final int MAX_NEW = 2_000;

  /** A document that breaks off may be alone; when several do it is the server. */
  private static final int MAX_BROKEN = 3;

  /** Ends a mark where every entry that is listed and not in the mark is new. */
  public static final String ALL_NEW_SUFFIX = "+";

  /** Hex digits of an entry's print: among so few entries one in ten million is taken for known. */
  private static final int FINGERPRINT_CHARS = 8;

  /**
   * An entry of the list.
   *
   * @param timestamp when the document changed, as spelled in the list
   */
  public record ListEntry(String address, String timestamp) {
    /** The same on every host that the list is mirrored at. */
    String fingerprint() {
      String name = address.substring(address.lastIndexOf('/') + 1);
      return ByteString.encodeUtf8(name + "\n" + timestamp)
          .sha256()
          .hex()
          .substring(0, FINGERPRINT_CHARS);
    }
  }

  private static final Completeness DOCUMENT_UNREAD =
      Completeness.damaged("a document that the feed lists could not be read");

  private final FetchBudget visit;
  private final DocumentCrawler documents;
  private final List<IdentifiedItem> items = new ArrayList<>();
  private Completeness completeness = Completeness.COMPLETE;
  private int attemptCount;
  private int brokenCount;
  private PollResult.@Nullable Failed serverFailure;

  public ListedDocumentCrawler(FetchBudget visit, DocumentCrawler documents) {
    this.visit = visit;
    this.documents = documents;
  }

  /**
   * Whether the list goes back to what was read before: of a longer one more is to be fetched.
   *
   * @param mark as it was kept; null where nothing is
   */
  public static boolean reachesKnownEntry(List<ListEntry> listed, @Nullable String mark) {
    if (mark == null || mark.isEmpty()) {
      return true;
    }
    if (mark.endsWith(ALL_NEW_SUFFIX)) {
      return false;
    }
    // The last ones: before them stand those that are not read yet.
    String last =
        mark.substring(Math.max(0, mark.length() - REMEMBERED_ENTRIES / 5 * FINGERPRINT_CHARS));
    Set<String> oldest = parseFingerprints(last);
    return listed.stream().anyMatch(one -> oldest.contains(one.fingerprint()));
  }

  /**
   * Reads what is new. At first that is the newest; what is older then is history. Later what a
   * poll leaves over is read by the next one.
   *
   * @param listed newest first
   * @param lists how much of the list could be read
   */
  public PollResult read(
      Feed feed,
      List<ListEntry> listed,
      Validators kept,
      Completeness lists,
      @Nullable URI movedTo) {
    boolean first = kept.cursor() == null;
    Set<String> read = parseFingerprints(kept.cursor());
    int end = newEntriesEnd(listed, read, kept.cursor(), lists);
    List<String> marks = new ArrayList<>();
    int waiting = 0;
    int lastWaiting = 0;
    int passed = 0;
    int position = 0;
    for (ListEntry one : listed.subList(0, end)) {
      int tried = attemptCount;
      boolean old = first && attemptCount == MAX_DOCUMENTS;
      boolean over = position++ >= MAX_NEW;
      boolean known = read.contains(one.fingerprint());
      passed += over && !known ? 1 : 0;
      if (known || old || over || isFinished(feed, one)) {
        marks.add(one.fingerprint());
      } else {
        waiting += attemptCount == tried ? 1 : 0;
        lastWaiting = marks.size();
      }
    }
    completeness = lists.plus(completeness).withSkipped(passed).withPending(waiting);
    if (lists.damage() != null) {
      // What stands in a list that could not be read was read all the same.
      read.stream().filter(print -> !marks.contains(print)).limit(MAX_NEW).forEach(marks::add);
    }
    String mark =
        String.join("", marks.subList(0, Math.min(marks.size(), lastWaiting + REMEMBERED_ENTRIES)));
    boolean progress = waiting > 0 && attemptCount > brokenCount + (serverFailure == null ? 0 : 1);
    if (!items.isEmpty() || (first && attemptCount == 0) || progress) {
      return new PollResult.Changed(
          items,
          Validators.ofCursor(
              waiting > 0 && lastWaiting == marks.size() ? mark + ALL_NEW_SUFFIX : mark),
          completeness,
          movedTo,
          serverFailure == null ? null : serverFailure.retryAfter());
    }
    if (serverFailure != null) {
      return serverFailure;
    }
    if (attemptCount > 0) {
      return DocumentCrawler.toFailed(
          "none of the documents that the feed newly lists can be read");
    }
    return lists.damage() != null
        ? DocumentCrawler.toFailed("a part of the feed's list of documents can't be read")
        : new PollResult.Unchanged(movedTo);
  }

  /** How far down the list an entry can be new; what stands below is history. */
  private static int newEntriesEnd(
      List<ListEntry> listed, Set<String> read, @Nullable String mark, Completeness lists) {
    int last = -1;
    for (int i = 0; i < listed.size(); i++) {
      last = read.contains(listed.get(i).fingerprint()) ? i : last;
    }
    // Where nothing of before is listed any more, nothing listed is known to be history.
    boolean none = last < 0 && lists.damage() == null;
    boolean all = mark != null && (none || mark.endsWith(ALL_NEW_SUFFIX));
    return all ? listed.size() : Math.min(listed.size(), Math.max(REMEMBERED_ENTRIES, last + 1));
  }

  /** Whether there is nothing more to be had of the document, be it read or past reading. */
  private boolean isFinished(Feed feed, ListEntry one) {
    if (serverFailure != null || attemptCount == MAX_DOCUMENTS) {
      return false;
    }
    attemptCount++;
    return switch (visit.get(one.address())) {
      case FetchResult.Document document -> {
        BodyDefect flaw = document.defect();
        if (flaw != null && !flaw.isPermanent()) {
          yield recordBroken(
              DocumentCrawler.toFailed("a document of the feed can't be read: " + flaw.reason()));
        }
        yield accept(documents.read(feed, document, Validators.NONE));
      }
      case FetchResult.Failure refused when isPermanentFailure(refused) ->
          accept(documents.toFailed(refused));
      case FetchResult.Failure refused when refused.status() == 0 ->
          recordBroken(documents.toFailed(refused));
      case FetchResult.Failure refused -> {
        // The server is in trouble, or had enough of us: another document would not fare better.
        serverFailure = documents.toFailed(refused);
        completeness = completeness.plus(DOCUMENT_UNREAD);
        yield false;
      }
      case FetchResult.NotModified _ -> false;
    };
  }

  private boolean recordBroken(PollResult.Failed failed) {
    completeness = completeness.plus(DOCUMENT_UNREAD);
    serverFailure = ++brokenCount == MAX_BROKEN ? failed : null;
    return false;
  }

  private boolean accept(PollResult reading) {
    if (reading instanceof PollResult.Changed fresh) {
      items.addAll(fresh.items());
      completeness = completeness.plus(fresh.completeness());
    } else {
      completeness = completeness.plus(DOCUMENT_UNREAD).withSkipped(1);
    }
    return true;
  }

  /** Whether asking again is no use: the list promises what is not there, or not for us. */
  private static boolean isPermanentFailure(FetchResult.Failure refused) {
    return refused.status() >= 400 && refused.status() < 500 && refused.status() != 429;
  }

  private static Set<String> parseFingerprints(@Nullable String mark) {
    Set<String> prints = new LinkedHashSet<>();
    for (int i = 0;
        mark != null && i + FINGERPRINT_CHARS <= mark.length();
        i += FINGERPRINT_CHARS) {
      prints.add(mark.substring(i, i + FINGERPRINT_CHARS));
    }
    return prints;
  }
}
