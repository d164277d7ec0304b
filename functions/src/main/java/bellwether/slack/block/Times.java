package bellwether.slack.block;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes times and the time between them as an analyst reads them: in UTC, and said so. */
public final class Times {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Times() {}

  public static String minute(Instant at) {
    return MINUTE.format(at);
  }

  /** The day of disclosure, or of our first sight where none is stated. */
  public static String day(@Nullable OffsetDateTime published, Instant seenAt) {
    return believable(published)
        .map(at -> "disclosed " + DAY.format(at))
        .orElseGet(() -> "seen " + DAY.format(seenAt));
  }

  /** When it was disclosed, when we saw it, and how long that took. */
  public static List<String> disclosedAndSeen(@Nullable OffsetDateTime published, Instant seenAt) {
    Optional<Instant> disclosed = believable(published);
    return List.of(
        "Disclosed " + disclosed.map(Times::minute).orElse("at a time not stated"),
        "Seen " + minute(seenAt) + disclosed.map(at -> delay(at, seenAt)).orElse(""));
  }

  /** Feeds state the year 0 and the year 999999999; some of these no clock can even hold. */
  private static Optional<Instant> believable(@Nullable OffsetDateTime published) {
    return Optional.ofNullable(published)
        .filter(at -> at.getYear() >= 1970 && at.getYear() <= 9999)
        .map(OffsetDateTime::toInstant);
  }

  /** Nothing for a disclosure dated after it was seen: feeds' clocks are not ours to explain. */
  private static String delay(Instant published, Instant seenAt) {
    return published.isAfter(seenAt)
        ? ""
        : ", " + inWords(Duration.between(published, seenAt)) + " later";
  }

  public static String inWords(Duration span) {
    if (span.toMinutes() < 1) {
      return "under a minute";
    }
    if (span.toHours() < 2) {
      return count(span.toMinutes(), "minute");
    }
    return span.toDays() < 2 ? count(span.toHours(), "hour") : count(span.toDays(), "day");
  }

  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
