package bellwether.feed;

import bellwether.domain.Completeness;
import bellwether.domain.Feed;
import bellwether.domain.FeedState.Validators;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Reads those documents of a list that were not read before. Each entry is remembered by name and
 * time, never by "newest so far": entries come late, and with times before those that were read.
 */
final class ListedDocuments {
  /** A poll's requests are fifty, and some were needed to get here. */
  private static final int MOST_DOCUMENTS = 30;

  /** Of longer lists the rest is history: a week even of the busiest providers fits. */
  private static final int REMEMBERED = 250;

  /** Hex digits of an entry's print: among so few entries one in ten million is taken for known. */
  private static final int PRINT_CHARS = 8;

  /**
   * An entry of the list.
   *
   * @param stamp when the document changed, as spelled in the list
   */
  record Listed(String address, String stamp) {
    /** The same on every host that the list is mirrored at. */
    String print() {
      String name = address.substring(address.lastIndexOf('/') + 1);
      return ByteString.encodeUtf8(name + "\n" + stamp).sha256().hex().substring(0, PRINT_CHARS);
    }
  }

  private final Visit visit;
  private final Documents documents;
  private final List<Item> items = new ArrayList<>();
  private int attempts;
  private boolean degraded;
  private Reading.@Nullable Failed trouble;

  ListedDocuments(Visit visit, Documents documents) {
    this.visit = visit;
    this.documents = documents;
  }

  /**
   * Reads what is new. At first that is the newest; what is older then is history. Later what a
   * poll leaves over is read by the next one.
   *
   * @param listed newest first
   * @param incomplete whether a part of the list could not be read
   */
  Reading read(
      Feed feed, List<Listed> listed, Validators known, boolean incomplete, @Nullable URI movedTo) {
    boolean first = known.mark() == null;
    Set<String> read = prints(known.mark());
    StringBuilder mark = new StringBuilder();
    degraded = incomplete;
    for (Listed one : listed.stream().limit(REMEMBERED).toList()) {
      boolean old = first && attempts == MOST_DOCUMENTS;
      if (read.contains(one.print()) || old || isDone(feed, one)) {
        mark.append(one.print());
      }
    }
    if (!items.isEmpty() || (first && attempts == 0)) {
      Validators validators = new Validators(null, null, null, mark.toString());
      return new Reading.Fresh(
          items, validators, degraded ? Parsed.REPAIRED : Completeness.WHOLE, movedTo);
    }
    if (trouble != null) {
      return trouble;
    }
    if (attempts > 0) {
      return Documents.failed("none of the documents that the feed newly lists can be read");
    }
    return incomplete
        ? Documents.failed("a part of the feed's list of documents can't be read")
        : new Reading.Unchanged(movedTo);
  }

  /** Whether there is nothing more to be had of the document, be it read or past reading. */
  private boolean isDone(Feed feed, Listed one) {
    if (trouble != null || attempts == MOST_DOCUMENTS) {
      return false;
    }
    attempts++;
    Fetched fetched = visit.get(one.address());
    if (fetched instanceof Fetched.Document document) {
      boolean sound =
          documents.read(feed, document, Validators.NONE) instanceof Reading.Fresh fresh
              && take(fresh);
      degraded |= !sound;
      return true;
    }
    degraded = true;
    if (fetched instanceof Fetched.Refused refused && !isLost(refused)) {
      // The server is in trouble, or had enough of us: another document would not fare better.
      trouble = documents.failed(refused);
      return false;
    }
    return true;
  }

  private boolean take(Reading.Fresh fresh) {
    items.addAll(fresh.items());
    return !fresh.degraded();
  }

  /** Whether asking again is no use: the list promises what is not there, or not for us. */
  private static boolean isLost(Fetched.Refused refused) {
    return refused.status() >= 400 && refused.status() < 500 && refused.status() != 429;
  }

  private static Set<String> prints(@Nullable String mark) {
    Set<String> prints = new HashSet<>();
    for (int i = 0; mark != null && i + PRINT_CHARS <= mark.length(); i += PRINT_CHARS) {
      prints.add(mark.substring(i, i + PRINT_CHARS));
    }
    return prints;
  }
}
