package bellwether.local.torture.worker;

import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.slack.api.PostResult;
import bellwether.store.DeliveryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/** The steps of the simpler designs. */
final class SimpleSteps {
  private static final Duration RETRY_DELAY = Duration.ofSeconds(2);

  private SimpleSteps() {}

  /** Never posts twice, and loses what is not posted after the mark. */
  static SimpleDeliverer.Step markThenPost(DeliveryStore deliveries, SimplePost slack) {
    return (delivery, now) ->
        deliveries
            .save(sent(delivery))
            .ifPresent(marked -> {
              var _ = slack.post(marked);
            });
  }

  /**
   * Loses nothing, and posts again whatever was posted before the mark.
   *
   * @param post whether a post succeeded
   */
  static SimpleDeliverer.Step postThenMark(DeliveryStore deliveries, Predicate<Delivery> post) {
    return (delivery, now) ->
        deliveries.save(post.test(delivery) ? sent(delivery) : retry(delivery, now));
  }

  /** Posts under a claim, so that no two workers post at once. */
  static SimpleDeliverer.Step leaseOnly(
      DeliveryStore deliveries, SimplePost slack, Duration lease) {
    return (delivery, now) ->
        deliveries
            .save(delivery.withState(State.SENDING, now.plus(lease), null, null))
            .ifPresent(claimed ->
                deliveries.save(
                    slack.post(claimed) instanceof PostResult.Posted
                        ? sent(claimed)
                        : retry(claimed, now)));
  }

  private static Delivery sent(Delivery delivery) {
    return delivery.withState(State.SENT, null, null, null);
  }

  private static Delivery retry(Delivery delivery, Instant now) {
    return delivery.withState(State.RETRY, now.plus(RETRY_DELAY), null, null);
  }
}
