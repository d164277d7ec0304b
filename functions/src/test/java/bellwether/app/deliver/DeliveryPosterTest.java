package bellwether.app.deliver;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.pending;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.FeedProblem;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.FeedHealth;
import bellwether.slack.api.PostResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests how a message is posted, and what is stored about it. */
final class DeliveryPosterTest {
  private final DeliverySweep sweep = new DeliverySweep();
  private final Instant start = sweep.clock.instant();

  @Test
  void messageThatSlackRejectsInEveryForm_isDead() {
    sweep.deliveries.add(pending("d1", null, start));
    for (int i = 0; i < 3; i++) {
      sweep.slack.answer(false, new PostResult.InvalidMessage("invalid_blocks"));
    }
    sweep.sweep();
    assertThat(sweep.slack.postCount).isEqualTo(3);
    assertThat(sweep.stored("d1").state()).isEqualTo(State.DEAD);
    assertThat(sweep.stored("d1").reason()).isEqualTo("invalid_blocks");
  }

  @Test
  void replyToADeletedMessage_isPostedInTheChannelAtOnce() {
    sweep.deliveries.add(pending("parent", null, start));
    sweep.sweep();
    sweep.deliveries.add(pending("reply", "parent", sweep.clock.instant()));
    sweep.slack.answer(false, new PostResult.Rejected("thread_not_found", false, "post outside"));
    sweep.sweep();
    assertThat(sweep.slack.accepted).containsExactly("parent", "reply");
    assertThat(sweep.slack.threads).containsExactly(null, null);
    assertThat(sweep.stored("reply").state()).isEqualTo(State.SENT);
  }

  @Test
  void addressInSlack_isStoredForAlertsAndSummariesOnly() {
    AlertSummary summary = new AlertSummary(CUSTOMER, "flood", List.of(), 7, 0, List.of());
    sweep.deliveries.add(pending("alert", null, start));
    sweep.deliveries.add(pending("reply", "alert", start));
    sweep.deliveries.add(Delivery.pending("summary", summary, start));
    sweep.deliveries.add(Delivery.pending("feeds", feedHealth(), start));
    for (int i = 0; i < 3; i++) {
      sweep.sweep();
      sweep.clock.advance(Duration.ofSeconds(6));
    }
    assertThat(sweep.slack.accepted).hasSize(4);
    assertThat(sweep.deliveries.all().stream().filter(d -> d.messageUrl() != null))
        .extracting(Delivery::id)
        .containsExactlyInAnyOrder("alert", "summary");
  }

  @Test
  void log_namesTheAdvisoryOfAnAlert() {
    assertThat(DeliveryPoster.advisoryOf(pending("d1", null, start))).isEqualTo("advisory-1");
    assertThat(DeliveryPoster.advisoryOf(Delivery.pending("d2", feedHealth(), start)))
        .isEqualTo("-");
  }

  private FeedHealth feedHealth() {
    FeedProblem gone = new FeedProblem(FeedProblem.Kind.GONE, start, "gone");
    return new FeedHealth(CUSTOMER, List.of(new FeedHealth.FeedStatus("own", gone, null)));
  }
}
