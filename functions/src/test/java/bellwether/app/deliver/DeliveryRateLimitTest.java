package bellwether.app.deliver;

import static bellwether.app.Fixtures.pending;
import static bellwether.app.Fixtures.pendingFor;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.notice.Delivery.State;
import bellwether.slack.api.PostResult;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Tests that the rate limits of Slack are obeyed. */
final class DeliveryRateLimitTest {
  private final DeliverySweep sweep = new DeliverySweep();

  @Test
  void rateLimit_isObeyed() {
    sweep.deliveries.add(pending("d1", null, sweep.clock.instant()));
    sweep.slack.answer(false, new PostResult.RateLimited(Duration.ofSeconds(30)));

    sweep.sweep();
    sweep.clock.advance(Duration.ofSeconds(28));
    sweep.sweep();
    assertThat(sweep.slack.postCount).isEqualTo(1);

    sweep.clock.advance(Duration.ofSeconds(3));
    sweep.sweep();
    assertThat(sweep.slack.accepted).containsExactly("d1");
  }

  @Test
  void rateLimit_holdsTheWholeChannel() {
    sweep.deliveries.add(pending("d1", null, sweep.clock.instant()));
    sweep.deliveries.add(pending("d2", null, sweep.clock.instant().plusMillis(1)));
    sweep.clock.advance(Duration.ofSeconds(1));
    sweep.slack.answer(false, new PostResult.RateLimited(Duration.ofMinutes(5)));

    sweep.sweep();

    assertThat(sweep.slack.postCount).isEqualTo(1);
    assertThat(sweep.stored("d2").state()).isEqualTo(State.PENDING);
  }

  @Test
  void rateLimitOfOneCustomer_holdsNoOtherInAChannelOfTheSameName() {
    sweep.deliveries.add(pending("d1", null, sweep.clock.instant()));
    sweep.deliveries.add(pendingFor("T0OTHER", "d2", sweep.clock.instant().plusMillis(1)));
    sweep.clock.advance(Duration.ofSeconds(1));
    sweep.slack.answer(false, new PostResult.RateLimited(Duration.ofMinutes(5)));

    sweep.sweep();

    assertThat(sweep.slack.accepted).containsExactly("d2");
    assertThat(sweep.stored("d1").state()).isEqualTo(State.RETRY);
  }

  @Test
  void manyInOneChannel_arePostedOnePerSecond() {
    for (int i = 0; i < 5; i++) {
      sweep.deliveries.add(pending("d" + i, null, sweep.clock.instant()));
    }
    Instant start = sweep.clock.instant();

    sweep.sweep();

    assertThat(sweep.slack.accepted).hasSize(5);
    assertThat(Duration.between(start, sweep.clock.instant())).isEqualTo(Duration.ofSeconds(4));
  }
}
