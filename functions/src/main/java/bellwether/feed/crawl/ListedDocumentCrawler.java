package bellwether.feed.crawl;

import bellwether.feed.http.FetchBudget;
import bellwether.feed.document.IdentifiedItem;
import bellwether.feed.http.FetchResult;
import bellwether.feed.http.BodyDefect;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState.Validators;
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
  private static final int MOST_DOCUMENTS = 30;

  /** Of longer lists the rest is history: a week even of the busiest providers fits. */
  private static final int REMEMBERED = 250;

  /** More at one time is a provider that dates all it has anew. */
  private static final int MOST_NEW = 2_000;

  /** A document that breaks off may be alone; when several do it is the server. */
  private static final int MOST_BROKEN = 3;

  /** Ends a mark where every entry that is listed and not in the mark is new. */
  public static final String ALL_NEW = "+";

  /** Hex digits of an entry's print: among so few entries one in ten million is taken for known. */
  private static final int PRINT_CHARS = 8;

  /**
   * An entry of the list.
   *
   * @param stamp when the document changed, as spelled in the list
   */
  public record Listed(String address, String stamp) {
    /** The same on every host that the list is mirrored at. */
    String print() {
      String name = address.substring(address.lastIndexOf('/') + 1);
      return ByteString.encodeUtf8(name + "\n" + stamp).sha256().hex().substring(0, PRINT_CHARS);
    }
  }

  private static final Completeness UNREAD =
      Completeness.damaged("a document that the feed lists could not be read");

  private final FetchBudget visit;
  private final DocumentCrawler documents;
  private final List<IdentifiedItem> items = new ArrayList<>();
  private Completeness completeness = Completeness.WHOLE;
  private int attempts;
  private int broken;
  private PollResult.@Nullable Failed trouble;

  public ListedDocumentCrawler(FetchBudget visit, DocumentCrawler documents) {
    this.visit = visit;
    this.documents = documents;
  }

  /**
   * Whether the list goes back to what was read before: of a longer one more is to be fetched.
   *
   * @param mark as it was kept; null where nothing is
   */
  public static boolean isReached(List<Listed> listed, @Nullable String mark) {
    if (mark == null || mark.isEmpty()) {
      return true;
    }
    if (mark.endsWith(ALL_NEW)) {
      return false;
    }
    // The last ones: before them stand those that are not read yet.
    String last = mark.substring(Math.max(0, mark.length() - REMEMBERED / 5 * PRINT_CHARS));
    Set<String> oldest = prints(last);
    return listed.stream().anyMatch(one -> oldest.contains(one.print()));
  }

  /**
   * Reads what is new. At first that is the newest; what is older then is history. Later what a
   * poll leaves over is read by the next one.
   *
   * @param listed newest first
   * @param lists how much of the list could be read
   */
  public PollResult read(
      Feed feed, List<Listed> listed, Validators kept, Completeness lists, @Nullable URI movedTo) {
    boolean first = kept.mark() == null;
    Set<String> read = prints(kept.mark());
    int end = end(listed, read, kept.mark(), lists);
    List<String> marks = new ArrayList<>();
    int waiting = 0;
    int lastWaiting = 0;
    int passed = 0;
    int position = 0;
    for (Listed one : listed.subList(0, end)) {
      int tried = attempts;
      boolean old = first && attempts == MOST_DOCUMENTS;
      boolean over = position++ >= MOST_NEW;
      boolean known = read.contains(one.print());
      passed += over && !known ? 1 : 0;
      if (known || old || over || isDone(feed, one)) {
        marks.add(one.print());
      } else {
        waiting += attempts == tried ? 1 : 0;
        lastWaiting = marks.size();
      }
    }
    completeness = lists.plus(completeness).withSkipped(passed).withWaiting(waiting);
    if (lists.damage() != null) {
      // What stands in a list that could not be read was read all the same.
      read.stream().filter(print -> !marks.contains(print)).limit(MOST_NEW).forEach(marks::add);
    }
    String mark =
        String.join("", marks.subList(0, Math.min(marks.size(), lastWaiting + REMEMBERED)));
    boolean progress = waiting > 0 && attempts > broken + (trouble == null ? 0 : 1);
    if (!items.isEmpty() || (first && attempts == 0) || progress) {
      return new PollResult.Fresh(
          items,
          Validators.marked(waiting > 0 && lastWaiting == marks.size() ? mark + ALL_NEW : mark),
          completeness,
          movedTo,
          trouble == null ? null : trouble.retryAfter());
    }
    if (trouble != null) {
      return trouble;
    }
    if (attempts > 0) {
      return DocumentCrawler.failed("none of the documents that the feed newly lists can be read");
    }
    return lists.damage() != null
        ? DocumentCrawler.failed("a part of the feed's list of documents can't be read")
        : new PollResult.Unchanged(movedTo);
  }

  /** How far down the list an entry can be new; what stands below is history. */
  private static int end(
      List<Listed> listed, Set<String> read, @Nullable String mark, Completeness lists) {
    int last = -1;
    for (int i = 0; i < listed.size(); i++) {
      last = read.contains(listed.get(i).print()) ? i : last;
    }
    // Where nothing of before is listed any more, nothing listed is known to be history.
    boolean none = last < 0 && lists.damage() == null;
    boolean all = mark != null && (none || mark.endsWith(ALL_NEW));
    return all ? listed.size() : Math.min(listed.size(), Math.max(REMEMBERED, last + 1));
  }

  /** Whether there is nothing more to be had of the document, be it read or past reading. */
  private boolean isDone(Feed feed, Listed one) {
    if (trouble != null || attempts == MOST_DOCUMENTS) {
      return false;
    }
    attempts++;
    return switch (visit.get(one.address())) {
      case FetchResult.Document document -> {
        BodyDefect flaw = document.flaw();
        if (flaw != null && !flaw.isPermanent()) {
          yield breaksOff(
              DocumentCrawler.failed("a document of the feed can't be read: " + flaw.reason()));
        }
        yield take(documents.read(feed, document, Validators.NONE));
      }
      case FetchResult.Refused refused when isLost(refused) -> take(documents.failed(refused));
      case FetchResult.Refused refused when refused.status() == 0 ->
          breaksOff(documents.failed(refused));
      case FetchResult.Refused refused -> {
        // The server is in trouble, or had enough of us: another document would not fare better.
        trouble = documents.failed(refused);
        completeness = completeness.plus(UNREAD);
        yield false;
      }
      case FetchResult.Unmodified _ -> false;
    };
  }

  private boolean breaksOff(PollResult.Failed failed) {
    completeness = completeness.plus(UNREAD);
    trouble = ++broken == MOST_BROKEN ? failed : null;
    return false;
  }

  private boolean take(PollResult reading) {
    if (reading instanceof PollResult.Fresh fresh) {
      items.addAll(fresh.items());
      completeness = completeness.plus(fresh.completeness());
    } else {
      completeness = completeness.plus(UNREAD).withSkipped(1);
    }
    return true;
  }

  /** Whether asking again is no use: the list promises what is not there, or not for us. */
  private static boolean isLost(FetchResult.Refused refused) {
    return refused.status() >= 400 && refused.status() < 500 && refused.status() != 429;
  }

  private static Set<String> prints(@Nullable String mark) {
    Set<String> prints = new LinkedHashSet<>();
    for (int i = 0; mark != null && i + PRINT_CHARS <= mark.length(); i += PRINT_CHARS) {
      prints.add(mark.substring(i, i + PRINT_CHARS));
    }
    return prints;
  }
}
