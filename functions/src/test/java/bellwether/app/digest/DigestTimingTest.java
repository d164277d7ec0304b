package bellwether.app.digest;

import static bellwether.app.digest.DigestSweep.sent;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.notice.Digest;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.workspace.DigestSchedule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests when a digest is written. */
final class DigestTimingTest {
  private final DigestSweep sweep = new DigestSweep();

  @Test
  void digest_isWrittenOnceADayFromItsHourOn() {
    sweep.customers.addVendor("T1", Vendor.ofName("Inkwell"));

    assertThat(sweep.digests.writeDue(7)).as("before the hour").isZero();
    sweep.clock.advance(Duration.ofHours(1));
    assertThat(sweep.digests.writeDue(7)).isEqualTo(1);
    assertThat(sweep.digests.writeDue(7)).as("again").isZero();
    sweep.clock.advance(Duration.ofHours(1));
    assertThat(sweep.digests.writeDue(7)).as("later that day").isZero();
    sweep.clock.advance(Duration.ofHours(24));
    assertThat(sweep.digests.writeDue(7)).as("the next day").isEqualTo(1);
  }

  @Test
  void digest_isWrittenInTheCustomersTimeZone() {
    sweep.settings(
        "T1",
        usual ->
            usual
                .withZone(ZoneId.of("Asia/Kolkata"))
                .withDigestSchedule(new DigestSchedule.Daily(LocalTime.of(18, 0))));
    assertThat(sweep.sweepUntil(Instant.parse("2026-03-02T12:30:00Z"))).isZero();
    sweep.clock.advance(Duration.ofMinutes(15));
    assertThat(sweep.digests.writeDue(7)).isEqualTo(1);
    assertThat(sweep.digests("T1").getFirst().period().lastDay()).isEqualTo("2026-03-02");
  }

  @Test
  void digest_isWrittenOncePerDayAcrossClockChanges() {
    for (String zone : List.of("America/New_York", "Europe/Berlin", "Australia/Lord_Howe")) {
      sweep.settings(
          zone,
          usual ->
              usual
                  .withZone(ZoneId.of(zone))
                  .withDigestSchedule(new DigestSchedule.Daily(LocalTime.of(2, 15))));
    }
    sweep.sweepUntil(Instant.parse("2026-11-10T12:00:00Z"));
    for (String zone : List.of("America/New_York", "Europe/Berlin", "Australia/Lord_Howe")) {
      List<LocalDate> days =
          sweep.deliveries.findRecent(zone, 999).stream()
              .map(delivery -> ((Digest) delivery.notice()).period().lastDay())
              .sorted()
              .toList();
      assertThat(days)
          .as(zone)
          .hasSizeGreaterThan(250)
          .containsExactlyElementsOf(
              days.getFirst().datesUntil(LocalDate.parse("2026-11-11")).toList());
    }
  }

  @Test
  void weeklyDigest_isWrittenOnItsDayAndCoversTheWeek() {
    String team = Fixtures.CUSTOMER;
    sweep.settings(
        team,
        usual ->
            usual.withDigestSchedule(new DigestSchedule.Weekly(DayOfWeek.FRIDAY, LocalTime.NOON)));
    sweep.deliveries.add(sent("on Monday", ReportKind.NEW, sweep.clock.instant()));
    assertThat(sweep.sweepUntil(Instant.parse("2026-03-15T00:00:00Z"))).isEqualTo(2);
    assertThat(sweep.digests(team))
        .extracting(digest -> digest.alertCounts().posted())
        .containsExactly(0, 1);
    assertThat(sweep.digests(team)).allMatch(digest -> length(digest).equals(Duration.ofDays(7)));
  }

  private static Duration length(Digest digest) {
    return Duration.between(digest.period().from(), digest.period().until());
  }

  @Test
  void missedDigest_isWrittenAfterMidnight() {
    sweep.settings(
        "T1", usual -> usual.withDigestSchedule(new DigestSchedule.Daily(LocalTime.of(23, 30))));
    sweep.clock.advance(Duration.ofHours(20));
    assertThat(sweep.clock.instant()).isEqualTo(Instant.parse("2026-03-03T02:10:00Z"));
    assertThat(sweep.digests.writeDue(7)).isEqualTo(1);
    assertThat(sweep.digests("T1").getFirst().period().lastDay()).isEqualTo("2026-03-02");
  }

  @Test
  void missedDigest_isWrittenUntilTheDayEnds() {
    sweep.customers.addVendor("T1", Vendor.ofName("Inkwell"));
    sweep.clock.advance(Duration.ofHours(17));
    assertThat(sweep.digests.writeDue(7)).isEqualTo(1);
  }

  @Test
  void disabledDigest_isNotWritten() {
    sweep.settings("T1", usual -> usual.withDigestSchedule(new DigestSchedule.Off()));
    assertThat(sweep.sweepUntil(Instant.parse("2026-03-05T00:00:00Z"))).isZero();
  }

  @Test
  void requestedDigest_isWrittenOncePerMinuteBesidesTheDaily() {
    sweep.customers.addVendor("T1", Vendor.ofName("Inkwell"));
    assertThat(sweep.digests.writeNow("T1")).isTrue();
    assertThat(sweep.digests.writeNow("T1")).as("within the minute").isFalse();
    sweep.clock.advance(Duration.ofHours(1));
    assertThat(sweep.digests.writeNow("T1")).isTrue();
    assertThat(sweep.digests.writeDue(7)).as("the day's own").isEqualTo(1);
    assertThat(sweep.digests("T1")).hasSize(3);
  }
}
