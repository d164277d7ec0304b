package bellwether.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.notice.LeadTimes;
import bellwether.domain.notice.LeadTimes.FeedLead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LeadLinesTest {
  private static final Instant SINCE = Instant.parse("2026-01-01T08:00:00Z");

  @Test
  void lead_isStatedForAllAndForTheFirstFeeds() {
    FeedLead all = new FeedLead("", 5, Duration.ofHours(6), 3, Duration.ofDays(3), 2, 1);
    FeedLead wire = new FeedLead("Wire", 4, Duration.ofHours(6), 3, Duration.ofDays(3), 2, 0);
    FeedLead mail = new FeedLead("E-mail", 1, null, 0, null, 0, 1);

    assertThat(LeadLines.of(new LeadTimes(SINCE, all, List.of(wire, mail)), 1))
        .containsExactly(
            "Measured since 2026-01-01 08:00 UTC: 5 alerts, posted 6 hours after the first public"
                + " report (median of 3); 3 days before the vendor's own notice (median of 2);"
                + " missed: 1 notice came before the alert",
            "• Wire: 4 alerts, posted 6 hours after the first public report (median of 3); 3 days"
                + " before the vendor's own notice (median of 2)",
            "and 1 more feed: /breach export incidents");
    assertThat(LeadLines.of(new LeadTimes(SINCE, mail, List.of(mail)), 3))
        .last()
        .isEqualTo("• E-mail: 1 alert; missed: 1 notice came before the alert");
  }

  @Test
  void nothingIsStatedWithoutAlerts() {
    FeedLead none = new FeedLead("", 0, null, 0, null, 0, 0);

    assertThat(LeadLines.of(new LeadTimes(SINCE, none, List.of()), 3)).isEmpty();
  }
}
