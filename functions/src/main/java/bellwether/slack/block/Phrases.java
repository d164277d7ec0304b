package bellwether.slack.block;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Formats times (in UTC), durations and counts. */
public final class Phrases {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int DAYS_PER_YEAR = 365;

  private Phrases() {}

  public static String formatMinute(Instant at) {
    return MINUTE.format(at);
  }

  /** The day of disclosure or, if none is stated, the day on which Bellwether first saw it. */
  public static String disclosedOrSeenDay(@Nullable OffsetDateTime published, Instant seenAt) {
    return plausibleInstant(published)
        .map(at -> "disclosed " + DAY.format(at))
        .orElseGet(() -> "seen " + DAY.format(seenAt));
  }

  /** Feeds state years such as 0 and 999999999, some of which an Instant cannot even represent. */
  public static Optional<Instant> plausibleInstant(@Nullable OffsetDateTime published) {
    return Optional.ofNullable(published)
        .filter(at -> at.getYear() >= 1970 && at.getYear() <= 9999)
        .map(OffsetDateTime::toInstant);
  }

  /**
   * How much later it was seen; empty for a disclosure dated after it was seen, since feeds' clocks
   * are off.
   */
  public static String delay(Instant published, Instant seenAt) {
    return published.isAfter(seenAt)
        ? ""
        : ", " + formatDuration(Duration.between(published, seenAt)) + " later";
  }

  public static String formatDuration(Duration span) {
    if (span.toMinutes() < 1) {
      return "under a minute";
    }
    if (span.toHours() < 2) {
      return countOf(span.toMinutes(), "minute");
    }
    if (span.toDays() < 2) {
      return countOf(span.toHours(), "hour");
    }
    return span.toDays() < 2 * DAYS_PER_YEAR
        ? countOf(span.toDays(), "day")
        : countOf(span.toDays() / DAYS_PER_YEAR, "year");
  }

  public static String countOf(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
