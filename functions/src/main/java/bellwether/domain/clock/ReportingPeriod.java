package bellwether.domain.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;

/**
 * The time that a rule allows for a report, and the calculation of its end.
 *
 * <p>Where a text can be read in two ways, the earlier end is calculated. No period is extended
 * because it ends on a weekend or a holiday, and days and months end at the time of day at which
 * they began. Council Regulation (EEC, Euratom) No 1182/71, Article 3, lets EU periods in days and
 * months end later: with the last hour of the day, or of the next working day.
 *
 * @see <a href="https://eur-lex.europa.eu/eli/reg/1971/1182/oj">Regulation No 1182/71</a>
 */
public record ReportingPeriod(int amount, Unit unit) {
  /** Where filings with the SEC are received. */
  private static final ZoneId WASHINGTON = ZoneId.of("America/New_York");

  /**
   * A filing that is submitted later has the date of the next business day. See 17 CFR
   * 232.13(a)(2), https://www.ecfr.gov/current/title-17/section-232.13
   */
  private static final LocalTime SEC_FILINGS_END = LocalTime.of(17, 30);

  /** The unit of a period. */
  public enum Unit {
    /** Elapsed hours, whatever clocks on the wall do. */
    HOURS("hour"),
    /** Calendar days in the customer's time zone. */
    DAYS("calendar day"),
    /** Calendar months in the customer's time zone; of a shorter month, its last day. */
    MONTHS("month"),
    /** Days on which the US federal government works, which end when the SEC takes no filings. */
    US_BUSINESS_DAYS("US business day");

    private final String noun;

    Unit(String noun) {
      this.noun = noun;
    }
  }

  public ReportingPeriod {
    if (amount < 1) {
      throw new IllegalArgumentException("a period of " + amount);
    }
  }

  /** Parses what {@link #label} writes, such as "72 hours". */
  public static ReportingPeriod parse(String text) {
    String[] words = text.split(" ", 2);
    for (Unit unit : Unit.values()) {
      if (words.length == 2 && (words[1].equals(unit.noun) || words[1].equals(unit.noun + "s"))) {
        return new ReportingPeriod(Integer.parseInt(words[0]), unit);
      }
    }
    throw new IllegalArgumentException("not a period: " + text);
  }

  /** The period in words, such as "4 US business days". */
  public String label() {
    return String.format(Locale.ROOT, "%d %s%s", amount, unit.noun, amount == 1 ? "" : "s");
  }

  /**
   * Calculates when it ends.
   *
   * @param zone the customer's time zone
   */
  public Instant endAfter(Instant start, ZoneId zone) {
    return switch (unit) {
      case HOURS -> start.plus(Duration.ofHours(amount));
      case DAYS -> start.atZone(zone).plusDays(amount).toInstant();
      case MONTHS -> start.atZone(zone).plusMonths(amount).toInstant();
      case US_BUSINESS_DAYS -> businessDayEnd(start);
    };
  }

  /**
   * The day of the event is not counted; after an event on a day off, the next business day is the
   * first. See General Instruction B.1 of Form 8-K, https://www.sec.gov/files/form8-k.pdf
   */
  private Instant businessDayEnd(Instant start) {
    LocalDate day = start.atZone(WASHINGTON).toLocalDate();
    for (int counted = 0; counted < amount; ) {
      day = day.plusDays(1);
      counted += UsBusinessDays.isBusinessDay(day) ? 1 : 0;
    }
    return day.atTime(SEC_FILINGS_END).atZone(WASHINGTON).toInstant();
  }
}
