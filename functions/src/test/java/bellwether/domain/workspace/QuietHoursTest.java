package bellwether.domain.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuietHoursTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private static QuietHours nights(String zone) {
    return hours(zone, "22:00", "07:00");
  }

  private static QuietHours hours(String zone, String from, String to) {
    return new QuietHours(ZoneId.of(zone), LocalTime.parse(from), LocalTime.parse(to), Set.of());
  }

  private static Instant at(String time) {
    return ZonedDateTime.parse(time).toInstant();
  }

  @ParameterizedTest
  @CsvSource({
    // An evening, and the morning on which its quiet hours end, with their offsets.
    "America/New_York,    2026-03-07T23:00-05:00, 2026-03-08T07:00-04:00",
    "America/New_York,    2026-10-31T23:00-04:00, 2026-11-01T07:00-05:00",
    "Europe/Berlin,       2026-03-28T23:00+01:00, 2026-03-29T07:00+02:00",
    "Europe/Berlin,       2026-10-24T23:00+02:00, 2026-10-25T07:00+01:00",
    "Australia/Lord_Howe, 2026-10-03T23:00+10:30, 2026-10-04T07:00+11:00",
    "Australia/Lord_Howe, 2026-04-04T23:00+11:00, 2026-04-05T07:00+10:30",
    "Asia/Kolkata,        2026-03-28T23:00+05:30, 2026-03-29T07:00+05:30",
    "Europe/Berlin,       2026-07-01T06:59:59+02:00, 2026-07-01T07:00+02:00",
    "Europe/Berlin,       2026-07-01T07:00+02:00, 2026-07-01T07:00+02:00",
    "Europe/Berlin,       2026-07-01T12:00+02:00, 2026-07-01T12:00+02:00",
  })
  void endAfter_isMorningInLocalTime(String zone, String time, String end) {
    assertThat(nights(zone).endAfter(at(time))).isEqualTo(at(end));
  }

  @ParameterizedTest
  @CsvSource({
    // The end is skipped: quiet hours end when the clocks change.
    "America/New_York,    22:00, 02:30, 2026-03-07T23:00-05:00, 2026-03-08T03:00-04:00",
    "Europe/Berlin,       22:00, 02:30, 2026-03-28T23:00+01:00, 2026-03-29T03:00+02:00",
    "Australia/Lord_Howe, 22:00, 02:15, 2026-10-03T23:00+10:30, 2026-10-04T02:30+11:00",
    // The beginning is skipped.
    "Europe/Berlin,       02:30, 07:00, 2026-03-29T03:00+02:00, 2026-03-29T07:00+02:00",
    // The end occurs twice: alerts of the evening are posted the first time.
    "America/New_York,    22:00, 01:30, 2026-10-31T23:00-04:00, 2026-11-01T01:30-04:00",
    "Australia/Lord_Howe, 22:00, 01:45, 2026-04-04T23:00+11:00, 2026-04-05T01:45+11:00",
    // An alert in the repeated hour waits for the second end.
    "America/New_York,    22:00, 01:30, 2026-11-01T01:10-05:00, 2026-11-01T01:30-05:00",
    "Europe/Berlin,       22:00, 02:30, 2026-10-25T02:10+01:00, 2026-10-25T02:30+01:00",
    // There are no quiet hours between the two.
    "Europe/Berlin,       22:00, 02:30, 2026-10-25T02:40+02:00, 2026-10-25T02:40+02:00",
    // The beginning occurs twice: quiet hours begin at the first, with a gap at the change.
    "Europe/Berlin,       02:30, 07:00, 2026-10-25T02:40+02:00, 2026-10-25T03:00+02:00",
    "Europe/Berlin,       02:30, 07:00, 2026-10-25T02:40+01:00, 2026-10-25T07:00+01:00",
  })
  void endAfter_acrossClockChanges_isCorrect(
      String zone, String from, String to, String time, String end) {
    QuietHours hours = hours(zone, from, to);
    assertThat(hours.endAfter(at(time))).isEqualTo(at(end));
    assertThat(hours.isQuiet(at(end))).isFalse();
  }

  @Test
  void sameBeginningAndEnd_isNeverQuiet() {
    QuietHours never = hours("Europe/Berlin", "07:00", "07:00");
    for (Instant at = at("2026-03-28T00:00Z"); at.isBefore(at("2026-03-30T00:00Z")); ) {
      assertThat(never.isQuiet(at)).isFalse();
      assertThat(never.endAfter(at)).isEqualTo(at);
      at = at.plus(Duration.ofMinutes(10));
    }
  }

  @Test
  void days_selectNightsByStartDay() {
    QuietHours fridays =
        new QuietHours(NEW_YORK, LocalTime.of(22, 0), LocalTime.of(7, 0), Set.of(DayOfWeek.FRIDAY));
    assertThat(fridays.isQuiet(at("2026-11-27T06:00-05:00"))).as("Friday morning").isFalse();
    assertThat(fridays.isQuiet(at("2026-11-27T22:00-05:00"))).as("Friday night").isTrue();
    assertThat(fridays.endAfter(at("2026-11-28T03:00-05:00")))
        .as("Saturday morning")
        .isEqualTo(at("2026-11-28T07:00-05:00"));
    assertThat(fridays.isQuiet(at("2026-11-28T23:00-05:00"))).as("Saturday night").isFalse();
  }

  @Test
  void withZone_shiftsHours() {
    Instant evening = at("2026-11-25T23:00-05:00");
    QuietHours there = nights("America/New_York");
    assertThat(there.endAfter(evening)).isEqualTo(at("2026-11-26T07:00-05:00"));
    assertThat(there.withZone(ZoneId.of("Europe/Berlin")).endAfter(evening))
        .isEqualTo(at("2026-11-26T07:00+01:00"));
    assertThat(there.withZone(ZoneId.of("Asia/Kolkata")).endAfter(evening)).isEqualTo(evening);
  }

  @Test
  void endAfter_randomSettings_isFirstMinuteNotQuiet() {
    long seed = new Random().nextLong();
    System.out.println("QuietHoursTest seed " + seed);
    Random random = new Random(seed);
    List<String> zones =
        List.of(
            "America/New_York",
            "Europe/Berlin",
            "Australia/Lord_Howe",
            "Asia/Kolkata",
            "America/St_Johns",
            "Africa/Casablanca",
            "Pacific/Chatham",
            "UTC");
    for (int i = 0; i < 3_000; i++) {
      QuietHours hours =
          new QuietHours(
              ZoneId.of(zones.get(random.nextInt(zones.size()))),
              time(random),
              time(random),
              days(random));
      Instant at = instant(random, hours.zone());
      check(String.format(Locale.ROOT, "seed %d, %s at %s", seed, hours, at), hours, at);
    }
  }

  private static void check(String what, QuietHours hours, Instant at) {
    Instant end = hours.endAfter(at);
    assertThat(hours.isQuiet(end)).as(what).isFalse();
    for (Instant minute = at; minute.isBefore(end); minute = minute.plusSeconds(60)) {
      assertThat(hours.isQuiet(minute)).as(what).isTrue();
      assertThat(isQuietByLocalTime(hours, minute)).as(what).isTrue();
    }
    assertThat(isQuietByLocalTime(hours, end)).as(what).isFalse();
    long quiet = Math.floorMod(Duration.between(hours.from(), hours.to()).toMinutes(), 1440);
    // If the change skips all hours that are not quiet, two nights become one.
    Duration most = Duration.ofHours(quiet >= 1380 ? 49 : 25);
    assertThat(Duration.between(at, end)).as(what).isLessThanOrEqualTo(most);
  }

  /** The same question, asked of the clock's minutes one by one. */
  private static boolean isQuietByLocalTime(QuietHours hours, Instant at) {
    ZonedDateTime clock = at.atZone(hours.zone());
    int now = clock.getHour() * 60 + clock.getMinute();
    int from = hours.from().toSecondOfDay() / 60;
    int to = hours.to().toSecondOfDay() / 60;
    boolean evening = from < to ? now >= from && now < to : from > to && now >= from;
    boolean morning = from > to && now < to;
    DayOfWeek today = clock.getDayOfWeek();
    return (evening && (hours.days().isEmpty() || hours.days().contains(today)))
        || (morning && (hours.days().isEmpty() || hours.days().contains(today.minus(1))));
  }

  private static LocalTime time(Random random) {
    return random.nextBoolean()
        ? LocalTime.of(random.nextInt(4), random.nextInt(60))
        : LocalTime.of(random.nextInt(24), random.nextInt(60));
  }

  private static Set<DayOfWeek> days(Random random) {
    return random.nextBoolean()
        ? Set.of()
        : Stream.of(DayOfWeek.values())
            .filter(day -> random.nextInt(3) > 0)
            .collect(Collectors.toSet());
  }

  /** Any minute of five years, every other time one near a change of the clocks. */
  private static Instant instant(Random random, ZoneId zone) {
    Instant any = at("2025-01-01T00:00Z").plusSeconds(60L * random.nextInt(5 * 365 * 1440));
    var change = zone.getRules().nextTransition(any);
    return change == null || random.nextBoolean()
        ? any
        : change.getInstant().plusSeconds(60L * random.nextInt(-1500, 1500));
  }
}
