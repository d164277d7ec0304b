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
 * Reads the documents of a list that were not read before. Entries are remembered by name and time,
 * not by the newest time: lists get late entries with earlier times.
 */
public final class ListedDocumentCrawler {
  /** A poll has 50 requests, and reading the list has used some. */
  private static final int MAX_DOCUMENTS = 30;

  /** Older entries are history. The busiest providers publish this many in more than a week. */
  private static final int REMEMBERED_ENTRIES = 250;

  /** A provider with more new entries at once has changed the times of all its documents. */
  private static final int MAX_NEW = 2_000;

  /** One truncated document may be an exception; several mean that the server has problems. */
  private static final int MAX_BROKEN = 3;

  /** Ends a cursor if every listed entry that it does not contain is new. */
  public static final String ALL_NEW_SUFFIX = "+";

  /** Hex digits of a fingerprint: one new entry in ten million is mistaken for a known one. */
  private static final int FINGERPRINT_CHARS = 8;

  /** An entry of the list, with the time when its document changed as the list writes it. */
  public record ListEntry(String address, String timestamp) {
    /** Does not contain the host, so that mirrors have the same fingerprints. */
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

  private final FetchBudget budget;
  private final DocumentCrawler documents;
  private final List<IdentifiedItem> items = new ArrayList<>();
  private Completeness completeness = Completeness.COMPLETE;
  private int attemptCount;
  private int brokenCount;
  private int forbiddenCount;
  private PollResult.@Nullable Failed serverFailure;

  public ListedDocumentCrawler(FetchBudget budget, DocumentCrawler documents) {
    this.budget = budget;
    this.documents = documents;
  }

  /**
   * Whether this beginning of a list contains an entry that was read before. If not, more of the
   * list must be fetched.
   */
  public static boolean reachesKnownEntry(List<ListEntry> listed, @Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return true;
    }
    if (cursor.endsWith(ALL_NEW_SUFFIX)) {
      return false;
    }
    // Only the last fingerprints: those before them are newer than unread entries.
    String last =
        cursor.substring(Math.max(0, cursor.length() - REMEMBERED_ENTRIES / 5 * FINGERPRINT_CHARS));
    Set<String> oldest = parseFingerprints(last);
    return listed.stream().anyMatch(entry -> oldest.contains(entry.fingerprint()));
  }

  /**
   * Reads the new documents. The first poll reads the newest ones; older ones are history.
   * Documents that a later poll cannot read are left to the next one.
   *
   * @param listed newest first
   * @param lists completeness of the list itself
   */
  public PollResult read(
      Feed feed,
      List<ListEntry> listed,
      Validators validators,
      Completeness lists,
      @Nullable URI movedTo) {
    boolean isFirstPoll = validators.cursor() == null;
    Set<String> read = parseFingerprints(validators.cursor());
    int end = newEntriesEnd(listed, read, validators.cursor(), lists);
    List<String> fingerprints = new ArrayList<>();
    int pending = 0;
    int readBeforeLastPending = 0;
    int skipped = 0;
    int position = 0;
    for (ListEntry entry : listed.subList(0, end)) {
      int attemptsBefore = attemptCount;
      boolean isHistory = isFirstPoll && attemptCount == MAX_DOCUMENTS;
      boolean isBeyondLimit = position++ >= MAX_NEW;
      boolean isKnown = read.contains(entry.fingerprint());
      skipped += isBeyondLimit && !isKnown ? 1 : 0;
      if (isKnown || isHistory || isBeyondLimit || isFinished(feed, entry)) {
        fingerprints.add(entry.fingerprint());
      } else {
        pending += attemptCount == attemptsBefore ? 1 : 0;
        readBeforeLastPending = fingerprints.size();
      }
    }
    completeness = lists.plus(completeness).withSkipped(skipped).withPending(pending);
    if (lists.damage() != null) {
      // Keep the fingerprints of entries in a list that could not be read this time.
      read.stream()
          .filter(fingerprint -> !fingerprints.contains(fingerprint))
          .limit(MAX_NEW)
          .forEach(fingerprints::add);
    }
    String cursor =
        String.join(
            "",
            fingerprints.subList(
                0, Math.min(fingerprints.size(), readBeforeLastPending + REMEMBERED_ENTRIES)));
    // A server that forbids every document blocks us, so none of them counts as read.
    int readCount = attemptCount - brokenCount - forbiddenCount - (serverFailure == null ? 0 : 1);
    boolean progress = pending > 0 && readCount > 0;
    if (!items.isEmpty() || (isFirstPoll && attemptCount == 0) || progress) {
      return new PollResult.Changed(
          items,
          Validators.ofCursor(
              pending > 0 && readBeforeLastPending == fingerprints.size()
                  ? cursor + ALL_NEW_SUFFIX
                  : cursor),
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

  /** The end of the entries that can be new; entries below are history. */
  private static int newEntriesEnd(
      List<ListEntry> listed, Set<String> read, @Nullable String cursor, Completeness lists) {
    int last = listed.size() - 1;
    while (last >= 0 && !read.contains(listed.get(last).fingerprint())) {
      last--;
    }
    // If no known entry is listed any more, every entry may be new.
    boolean noneListed = last < 0 && lists.damage() == null;
    boolean allNew = cursor != null && (noneListed || cursor.endsWith(ALL_NEW_SUFFIX));
    return allNew ? listed.size() : Math.min(listed.size(), Math.max(REMEMBERED_ENTRIES, last + 1));
  }

  /** Whether the document needs no further request: it was read, or never can be. */
  private boolean isFinished(Feed feed, ListEntry entry) {
    if (serverFailure != null || attemptCount == MAX_DOCUMENTS) {
      return false;
    }
    attemptCount++;
    return switch (budget.get(entry.address())) {
      case FetchResult.Document document -> {
        BodyDefect defect = document.defect();
        if (defect != null && !defect.isPermanent()) {
          yield recordBroken(
              DocumentCrawler.toFailed("a document of the feed can't be read: " + defect.reason()));
        }
        yield accept(documents.read(feed, document, Validators.NONE));
      }
      case FetchResult.Failure failure when failure.isClientError() && !failure.isTemporary() -> {
        forbiddenCount += failure.isForbidden() ? 1 : 0;
        yield accept(documents.toFailed(failure));
      }
      case FetchResult.Failure failure when isOfOneDocument(failure) ->
          recordBroken(documents.toFailed(failure));
      case FetchResult.Failure failure -> {
        // The server has problems or limits the rate, so stop for this poll.
        serverFailure = documents.toFailed(failure);
        completeness = completeness.plus(DOCUMENT_UNREAD);
        yield false;
      }
      case FetchResult.NotModified _ -> false;
    };
  }

  /** Whether the next document may succeed: this one was truncated or took too long. */
  private static boolean isOfOneDocument(FetchResult.Failure failure) {
    return failure.status() == 0 || (failure.isTemporary() && failure.status() != 429);
  }

  private boolean recordBroken(PollResult.Failed failed) {
    completeness = completeness.plus(DOCUMENT_UNREAD);
    serverFailure = ++brokenCount == MAX_BROKEN ? failed : null;
    return false;
  }

  private boolean accept(PollResult result) {
    if (result instanceof PollResult.Changed changed) {
      items.addAll(changed.items());
      completeness = completeness.plus(changed.completeness());
    } else {
      completeness = completeness.plus(DOCUMENT_UNREAD).withSkipped(1);
    }
    return true;
  }

  private static Set<String> parseFingerprints(@Nullable String cursor) {
    Set<String> fingerprints = new LinkedHashSet<>();
    for (int i = 0;
        cursor != null && i + FINGERPRINT_CHARS <= cursor.length();
        i += FINGERPRINT_CHARS) {
      fingerprints.add(cursor.substring(i, i + FINGERPRINT_CHARS));
    }
    return fingerprints;
  }
}
