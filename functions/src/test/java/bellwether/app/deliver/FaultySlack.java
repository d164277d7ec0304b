package bellwether.app.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.deliver.NoisyNeighborTest.Fault;
import bellwether.slack.api.MessageQuery;
import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.block.SlackMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A Slack with its rate limit, and with a fault that concerns one customer. */
final class FaultySlack implements PostingChannel {
  private static final Duration CALL = Duration.ofMillis(200);

  final Map<String, Instant> posted = Collections.synchronizedMap(new LinkedHashMap<>());
  private final Map<String, Instant> latest = new ConcurrentHashMap<>();
  private final String noisyCustomer;
  private final VirtualWorkers workers;
  private final Fault fault;

  FaultySlack(String noisyCustomer, Fault fault, VirtualWorkers workers) {
    this.noisyCustomer = noisyCustomer;
    this.fault = fault;
    this.workers = workers;
  }

  @Override
  public PostResult post(
      String customer,
      String channel,
      SlackMessage message,
      @Nullable String threadTs,
      String deliveryId) {
    workers.advance(CALL);
    boolean noisy = customer.equals(noisyCustomer);
    if (noisy && fault == Fault.RATE_LIMIT) {
      return new PostResult.RateLimited(Duration.ofSeconds(30));
    }
    if (noisy && fault == Fault.TOKEN_REVOKED) {
      return new PostResult.Rejected("token_revoked", true, "install the app again");
    }
    if (noisy && fault == Fault.NO_ANSWER) {
      return new PostResult.Unknown("read timed out");
    }
    Instant now = workers.instant();
    Instant last = latest.put(customer + channel, now);
    if (last != null && now.isBefore(last.plusSeconds(1))) {
      return new PostResult.RateLimited(Duration.ofSeconds(1));
    }
    assertThat(posted).as("posted twice").doesNotContainKey(deliveryId);
    posted.put(deliveryId, now);
    return new PostResult.Posted("17." + posted.size(), channel);
  }

  @Override
  public SearchResult find(String customer, MessageQuery query) {
    workers.advance(CALL);
    return new SearchResult.NotFound();
  }
}
