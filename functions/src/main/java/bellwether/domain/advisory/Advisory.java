package bellwether.domain.advisory;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One item of a feed, parsed and cleaned: plain text without markup, of bounded length.
 *
 * @param id SHA-256 in hex of feed and native id: the same item has the same id at every poll
 * @param url absolute http or https address of the item's source; null if the feed gives none
 * @param text the body as plain text, paragraphs separated by a blank line; may be empty
 * @param published with the feed's time zone; null if absent, unreadable, or more than {@link
 *     #MAX_CLOCK_SKEW} after {@code seenAt}, which is an error in the feed. Not used to decide
 *     whether an item is new
 * @param seenAt when the item was first read
 * @param audience the customers who added this source, by Slack's team id; empty for all customers
 * @param revision number of relevant changes by the source since the first read
 * @param changes those changes, oldest first, one line each; empty if {@code revision} is 0
 * @param firstRead whether it was in the feed's first read, so that only a summary reports it
 * @param editHistory its earlier wordings; {@link EditHistory#NONE} if it was never reworded
 * @param sender domain of the sender of an e-mail, in lower case: of the original that was
 *     forwarded, which is not verified, or of the e-mail itself; null for items of other feeds
 * @param readings what the model read of roles in its current wording; {@link RoleReadings#NONE}
 *     until it is matched
 */
@RecordBuilder
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
    EditHistory editHistory,
    @Nullable String sender,
    RoleReadings readings)
    implements AdvisoryBuilder.With {

  /** Local times without a zone are read as UTC, and no zone is further ahead than this. */
  public static final Duration MAX_CLOCK_SKEW = Duration.ofHours(24);

  /** The feed of every e-mail that was received. */
  public static final String MAIL_FEED = "E-mail";

  /** Separates the id of a reworded advisory from the hash of its wording; ids are hexadecimal. */
  private static final String REVISION_SEPARATOR = "/";

  public Advisory {
    if (published != null && published.toInstant().isAfter(seenAt.plus(MAX_CLOCK_SKEW))) {
      published = null;
    }
    audience = Set.copyOf(audience);
    changes = List.copyOf(changes);
  }

  /** Creates an advisory for all customers, without revisions. */
  public Advisory(
      String id,
      String feed,
      String title,
      @Nullable String url,
      String text,
      @Nullable OffsetDateTime published,
      StatedFacts stated,
      Instant seenAt) {
    this(
        id,
        feed,
        title,
        url,
        text,
        published,
        stated,
        seenAt,
        Set.of(),
        0,
        List.of(),
        false,
        EditHistory.NONE,
        null,
        RoleReadings.NONE);
  }

  /**
   * The id of this advisory as a report of an incident. An advisory that was reworded after
   * matching is a new report.
   */
  public String reportId() {
    return editHistory.previous() == null ? id : id + REVISION_SEPARATOR + revision;
  }

  /** The {@code id} of the advisory whose {@link #reportId} this is. */
  public static String idFromReportId(String reportId) {
    int end = reportId.indexOf(REVISION_SEPARATOR);
    return end < 0 ? reportId : reportId.substring(0, end);
  }

  /** When its current wording was published, or first read if the date is unknown. */
  public Instant reportedAt() {
    if (editHistory.previous() != null && editHistory.editSeenAt() != null) {
      return editHistory.editSeenAt();
    }
    return published == null ? seenAt : published.toInstant();
  }
}
