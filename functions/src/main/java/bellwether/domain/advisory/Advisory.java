package bellwether.domain.advisory;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One item of a feed, read and cleaned: plain text, no markup, lengths bounded.
 *
 * @param id SHA-256 in hex of feed and native id: the same item has the same id at every poll
 * @param url absolute http or https address of the item's source; null where the feed gives none
 * @param text the body as plain text, paragraphs parted by a blank line; may be empty
 * @param published with the zone in which the feed stated it; null where absent, unreadable, or
 *     more than {@link #MAX_CLOCK_SKEW} after {@code seenAt}, which is a mistake of the feed's. It
 *     never decides whether an item is new
 * @param seenAt when we first read the item
 * @param audience the customers whose own source this is, by Slack's team id; empty for everybody
 * @param revision how often the source changed something that matters since we first read it
 * @param changes what it changed, oldest first, a line each; empty where {@code revision} is 0
 * @param firstRead whether it was there when its feed was first read: told in a summary, never by
 *     itself
 * @param editHistory how its source reworded it; {@link EditHistory#NONE} where it did not
 */
public record Advisory(
    String id,
    String feed,
    String title,
    @Nullable String url,
    String text,
    @Nullable OffsetDateTime published,
    StatedFacts statedFacts,
    Instant seenAt,
    Set<String> audience,
    int revision,
    List<String> changes,
    boolean firstRead,
    EditHistory editHistory) {

  /** Local times without a zone are read as UTC, and no clock is ahead of that by more. */
  public static final Duration MAX_CLOCK_SKEW = Duration.ofHours(24);

  /** Behind the id of an advisory that was reworded; ids are hexadecimal. */
  private static final String REVISION_SEPARATOR = "/";

  public Advisory {
    if (published != null && published.toInstant().isAfter(seenAt.plus(MAX_CLOCK_SKEW))) {
      published = null;
    }
    audience = Set.copyOf(audience);
    changes = List.copyOf(changes);
  }

  /** An advisory for everybody, as it was first read. */
  public Advisory(
      String id,
      String feed,
      String title,
      @Nullable String url,
      String text,
      @Nullable OffsetDateTime published,
      StatedFacts stated,
      Instant seenAt) {
    this(id, feed, title, url, text, published, stated, seenAt, Set.of(), 0, List.of(), false);
  }

  /** An advisory that its source never reworded. */
  public Advisory(
      String id,
      String feed,
      String title,
      @Nullable String url,
      String text,
      @Nullable OffsetDateTime published,
      StatedFacts stated,
      Instant seenAt,
      Set<String> audience,
      int revision,
      List<String> changes,
      boolean silent) {
    this(
        id,
        feed,
        title,
        url,
        text,
        published,
        stated,
        seenAt,
        audience,
        revision,
        changes,
        silent,
        EditHistory.NONE);
  }

  /**
   * The id under which an incident keeps it as a report. What was reworded after it was matched is
   * a report of its own.
   */
  public String reportId() {
    return editHistory.previous() == null ? id : id + REVISION_SEPARATOR + revision;
  }

  /** The {@code id} of the advisory whose {@link #reportId} this is. */
  public static String idFromReportId(String reportId) {
    int end = reportId.indexOf(REVISION_SEPARATOR);
    return end < 0 ? reportId : reportId.substring(0, end);
  }

  /** When its words were published, or first read where no date is known for them. */
  public Instant reportedAt() {
    if (editHistory.previous() != null && editHistory.editSeenAt() != null) {
      return editHistory.editSeenAt();
    }
    return published == null ? seenAt : published.toInstant();
  }

  /** The same under another id. */
  public Advisory withId(String other) {
    return new Advisory(
        other,
        feed,
        title,
        url,
        text,
        published,
        statedFacts,
        seenAt,
        audience,
        revision,
        changes,
        firstRead,
        editHistory);
  }

  /** The same with this history of its words. */
  public Advisory withEditHistory(EditHistory other) {
    return new Advisory(
        id,
        feed,
        title,
        url,
        text,
        published,
        statedFacts,
        seenAt,
        audience,
        revision,
        changes,
        firstRead,
        other);
  }

  /** The same with other words. */
  public Advisory withContent(String newTitle, @Nullable String newUrl, String newText) {
    return new Advisory(
        id,
        feed,
        newTitle,
        newUrl,
        newText,
        published,
        statedFacts,
        seenAt,
        audience,
        revision,
        changes,
        firstRead,
        editHistory);
  }

  /** The same with other statements of its format. */
  public Advisory withStatedFacts(StatedFacts other) {
    return new Advisory(
        id,
        feed,
        title,
        url,
        text,
        published,
        other,
        seenAt,
        audience,
        revision,
        changes,
        firstRead,
        editHistory);
  }

  /** The same for these customers alone; for everybody if there are none. */
  public Advisory forAudience(Set<String> customers) {
    return new Advisory(
        id,
        feed,
        title,
        url,
        text,
        published,
        statedFacts,
        seenAt,
        customers,
        revision,
        changes,
        firstRead,
        editHistory);
  }

  /** The same as one that was there when its feed was first read. */
  public Advisory asFirstRead() {
    return new Advisory(
        id,
        feed,
        title,
        url,
        text,
        published,
        statedFacts,
        seenAt,
        audience,
        revision,
        changes,
        true,
        editHistory);
  }
}
