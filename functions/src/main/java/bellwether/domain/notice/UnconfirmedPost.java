package bellwether.domain.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Describes the posts of a delivery that Slack did not confirm, and how far they were searched for.
 *
 * @param sentAt when the first of them was sent
 * @param unclearAt when Slack did not confirm the last of them
 * @param searchPosition where the search continues; null at its start
 */
public record UnconfirmedPost(Instant sentAt, Instant unclearAt, @Nullable String searchPosition) {

  /** Returns a copy whose search continues elsewhere. */
  public UnconfirmedPost withSearchPosition(@Nullable String position) {
    return new UnconfirmedPost(sentAt, unclearAt, position);
  }
}
