package bellwether.slack;

import bellwether.domain.clock.ClockRule;
import bellwether.domain.clock.ReportingClock;
import bellwether.domain.notice.ClockReminder;
import bellwether.domain.notice.LeadTimes;
import bellwether.domain.timeline.Moment;
import bellwether.match.clock.ClockRules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Generates hostile timelines, clocks and measured times. */
class HostileClocks extends HostileValues {
  /** Blocks of a view have different ids. */
  private int clockCount;

  HostileClocks(long seed) {
    super(seed);
  }

  Moment moment() {
    return new Moment(
        any(Moment.Kind.values()),
        Instant.EPOCH.plusSeconds(random.nextInt(9_000_000)),
        Instant.EPOCH,
        randomBoolean() ? "U0ANA" : text(200),
        text(600));
  }

  ReportingClock clock() {
    List<ClockRule> rules = ClockRules.all();
    ReportingClock started =
        ReportingClock.start(
            "c" + clockCount++ + "c".repeat(60),
            rules.get(random.nextInt(rules.size())),
            text(200),
            Instant.EPOCH,
            ZoneOffset.UTC,
            randomBoolean() ? "U0ANA" : text(20),
            Instant.EPOCH);
    return randomBoolean()
        ? started.done(started.deadlines().getFirst().id(), "U0ANA", Instant.EPOCH)
        : started.withNotReportable(
            randomBoolean()
                ? null
                : new ReportingClock.NotReportable(Instant.EPOCH, "U0ANA", text(900)));
  }

  ClockReminder clockReminder() {
    return new ClockReminder(
        "T1",
        "d1",
        text(300),
        "c1",
        "final",
        text(300),
        text(300),
        Instant.EPOCH,
        randomBoolean(),
        randomBoolean() ? "U0ANA" : null);
  }

  LeadTimes leadTimes() {
    return new LeadTimes(Instant.EPOCH, feedLead(), list(14, this::feedLead));
  }

  private LeadTimes.FeedLead feedLead() {
    return new LeadTimes.FeedLead(
        text(200),
        random.nextInt(1_000),
        randomBoolean() ? null : Duration.ofMinutes(random.nextInt(90_000)),
        random.nextInt(1_000),
        randomBoolean() ? null : Duration.ofMinutes(random.nextInt(90_000)),
        random.nextInt(1_000),
        random.nextInt(3));
  }
}
