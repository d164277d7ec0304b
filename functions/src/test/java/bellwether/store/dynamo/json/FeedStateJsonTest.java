package bellwether.store.dynamo.json;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.FeedState.Validators;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class FeedStateJsonTest {
  @Test
  void state_roundTrips() {
    FeedState state =
        FeedState.neverPolled("a")
            .withValidators(
                new Validators(
                    "W/\"1\"", "yesterday", "d", "m", Instant.parse("2026-01-02T03:00:00Z")));

    assertThat(FeedStateJson.read(FeedStateJson.write(state), 0)).isEqualTo(state);
  }

  @Test
  void stateOfAnEarlierVersion_isRead() {
    String kept =
        "{\"feed\":\"a\",\"etag\":\"x\",\"redirectedTimes\":0,\"nextPollAt\":\"2026-01-02T03:00:00Z\",\"failures\":0,\"arrivals\":0,\"firstItems\":0,\"usualGap\":\"PT0S\",\"hours\":{}}";

    assertThat(FeedStateJson.read(kept, 3).validators())
        .isEqualTo(new Validators("x", null, null, null, null));
  }
}
