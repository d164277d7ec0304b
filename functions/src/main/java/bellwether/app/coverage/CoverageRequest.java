package bellwether.app.coverage;

import bellwether.domain.vendor.Vendor;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * What an export covers.
 *
 * @param until exclusive, and not in the future
 * @param vendor the name of the only vendor that it is about; empty for all
 */
public record CoverageRequest(Instant from, Instant until, String vendor) {
  public static final int MAX_DAYS = 400;
  private static final int MAX_NAME = 120;
  private static final String USAGE =
      "write two days such as 2026-11-01 2026-11-30, or two times such as 2026-11-01T08:00:00Z,"
          + " and perhaps a vendor's name";

  /**
   * Parses the words FROM TO and perhaps a vendor. A day as FROM is its start, and a day as TO its
   * end, both in UTC; the end of today is now.
   */
  public static CoverageRequest parse(String words, Instant now) throws BadPeriodException {
    String[] parts = words.strip().split("\\s+", 3);
    if (parts.length < 2) {
      throw new BadPeriodException(USAGE);
    }
    Instant from = parse(parts[0], false);
    Instant until = parse(parts[1], true);
    boolean endsToday =
        parts[1].equals(now.atOffset(ZoneOffset.UTC).toLocalDate().toString())
            && from.isBefore(now);
    if (endsToday) {
      until = now;
    }
    if (from.isAfter(now) || until.isAfter(now)) {
      throw new BadPeriodException(
          "the period ends or begins in the future: it is " + CoverageRow.format(now) + " (UTC)");
    }
    if (!from.isBefore(until)) {
      throw new BadPeriodException("TO is not after FROM: " + parts[0] + " to " + parts[1]);
    }
    if (Duration.between(from, until).compareTo(Duration.ofDays(MAX_DAYS)) > 0) {
      throw new BadPeriodException(
          String.format(
              Locale.ROOT,
              "the period is longer than %d days, which is how long records are kept",
              MAX_DAYS));
    }
    String vendor = parts.length < 3 ? "" : parts[2].replaceAll("[\"\u201C\u201D\u201E]", "");
    if (!vendor.isBlank() && (Vendor.key(vendor).isEmpty() || vendor.length() > MAX_NAME)) {
      throw new BadPeriodException("the text after the period is no vendor's name");
    }
    return new CoverageRequest(from, until, vendor.strip());
  }

  private static Instant parse(String text, boolean isEnd) throws BadPeriodException {
    try {
      if (text.contains("T")) {
        return checkYear(OffsetDateTime.parse(text).toInstant());
      }
      LocalDate day = LocalDate.parse(text);
      return checkYear((isEnd ? day.plusDays(1) : day).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException e) {
      throw new BadPeriodException(
          "“" + text.substring(0, Math.min(40, text.length())) + "” is not a time: " + USAGE);
    }
  }

  private static Instant checkYear(Instant at) {
    if (at.isBefore(Instant.EPOCH) || at.isAfter(Instant.parse("9999-01-01T00:00:00Z"))) {
      throw new DateTimeException("no such year");
    }
    return at;
  }

  CoverageRequest ofAllVendors() {
    return new CoverageRequest(from, until, "");
  }

  public boolean isAboutOneVendor() {
    return !vendor.isEmpty();
  }

  /** Whether the time is in the period. */
  boolean contains(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }
}
