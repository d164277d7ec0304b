package bellwether.feed.format.edgar;

import bellwether.feed.text.DateParser;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Determines when EDGAR accepted a filing. Some records give New York time and label it UTC: then
 * EDGAR is closed at that time in UTC, or it does not match the filing date.
 */
final class EdgarClock {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  /**
   * Regulation S-T, 17 CFR 232.12(c): filings are accepted on business days from 6 a.m. to 10 p.m.
   */
  private static final LocalTime OPENS = LocalTime.of(6, 0);

  private static final LocalTime CLOSES = LocalTime.of(22, 0);

  /** 17 CFR 232.13(a)(2): filings begun after 5:30 p.m. get the date of the next business day. */
  private static final LocalTime NEXT_DAY_CUTOFF = LocalTime.of(17, 30);

  /** A filing begun earlier may be accepted later. */
  private static final LocalTime SAME_DAY_CUTOFF = LocalTime.of(18, 0);

  private EdgarClock() {}

  /** The time of acceptance, or else the filing date; null if neither can be parsed. */
  static @Nullable OffsetDateTime parse(String accepted, String filingDate) {
    OffsetDateTime parsed = DateParser.parse(accepted);
    OffsetDateTime filed = DateParser.parse(filingDate);
    if (parsed == null || !parsed.getOffset().equals(ZoneOffset.UTC)) {
      return parsed == null ? filed : parsed;
    }
    LocalDateTime timeIfUtc = parsed.atZoneSameInstant(NEW_YORK).toLocalDateTime();
    LocalDateTime timeIfLocal = parsed.toLocalDateTime();
    boolean local =
        !isOpen(timeIfUtc)
            || (filed != null
                && isOpen(timeIfLocal)
                && !matchesFilingDate(timeIfUtc, filed.toLocalDate())
                && matchesFilingDate(timeIfLocal, filed.toLocalDate()));
    return local
        ? timeIfLocal.atZone(NEW_YORK).withZoneSameInstant(ZoneOffset.UTC).toOffsetDateTime()
        : parsed;
  }

  private static boolean isOpen(LocalDateTime time) {
    DayOfWeek day = time.getDayOfWeek();
    return day != DayOfWeek.SATURDAY
        && day != DayOfWeek.SUNDAY
        && !time.toLocalTime().isBefore(OPENS)
        && !time.toLocalTime().isAfter(CLOSES);
  }

  private static boolean matchesFilingDate(LocalDateTime accepted, LocalDate filed) {
    LocalDate day = accepted.toLocalDate();
    return (filed.equals(day) && !accepted.toLocalTime().isAfter(SAME_DAY_CUTOFF))
        || (filed.isAfter(day) && accepted.toLocalTime().isAfter(NEXT_DAY_CUTOFF));
  }
}
