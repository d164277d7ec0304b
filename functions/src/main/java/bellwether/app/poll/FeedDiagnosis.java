package bellwether.app.poll;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.feed.FeedState.Activity;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What may be wrong with a feed that answers well. */
final class FeedDiagnosis {
  /** Before so many arrivals nobody knows what is usual for a feed. */
  private static final int MIN_ARRIVALS = 10;

  /** No feed is called silent over a long weekend. */
  private static final Duration MIN_SILENCE = Duration.ofDays(4);

  private static final int SILENCE_FACTOR = 4;

  private FeedDiagnosis() {}

  /** The longest gap, which fades by a tenth with each arrival. */
  static Duration usualGap(Activity was, Instant now) {
    if (was.lastItemAt() == null) {
      return was.typicalGap();
    }
    Duration gap = Duration.between(was.lastItemAt(), now);
    Duration faded = was.typicalGap().multipliedBy(9).dividedBy(10);
    return gap.compareTo(faded) > 0 ? gap : faded;
  }

  static @Nullable FeedProblem checkSilence(Activity activity, Instant now) {
    Instant last = activity.lastItemAt();
    if (last == null || activity.pollsWithNewItems() < MIN_ARRIVALS) {
      return null;
    }
    Duration silence = Duration.between(last, now);
    Duration far = activity.typicalGap().multipliedBy(SILENCE_FACTOR);
    boolean silent = silence.compareTo(far) > 0 && silence.compareTo(MIN_SILENCE) > 0;
    return silent
        ? new FeedProblem(
            FeedProblem.Kind.SILENT,
            now,
            "nothing new since "
                + last.toString().substring(0, 10)
                + ", far longer than is usual for it")
        : null;
  }

  /** What is wrong with a damaged feed of which less can be read than before. */
  static FeedProblem degraded(Completeness completeness, Instant now) {
    return new FeedProblem(FeedProblem.Kind.DEGRADED, now, completeness.describe());
  }

  static FeedProblem churn(Instant now) {
    return new FeedProblem(
        FeedProblem.Kind.CHURN,
        now,
        "the feed gave most of its items new ids or links; they were taken for what they were");
  }
}
