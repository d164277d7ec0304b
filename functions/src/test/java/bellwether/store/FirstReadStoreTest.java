package bellwether.store;

import static bellwether.store.StoreSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.FirstReads;
import bellwether.domain.feed.FirstReads.FeedRead;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("bellwether.store.StoreBackend#available")
final class FirstReadStoreTest {
  private static final FeedRead WIRE = new FeedRead("wire", 120, Set.of());
  private static final FeedRead OWN = new FeedRead("own", 3, Set.of("T1", "T2"));

  private final FirstReadStore store;

  FirstReadStoreTest(StoreBackend backend) {
    store = backend.createStores().firstReads();
  }

  @Test
  void find_isEmptyAtFirst() {
    assertThat(store.find()).isEqualTo(FirstReads.NONE);
  }

  @Test
  void save_keepsAllFields_andIncrementsTheVersion() {
    FirstReads reads =
        FirstReads.NONE
            .add(NOON, WIRE)
            .add(NOON, OWN)
            .end(NOON, NOON.plusSeconds(9))
            .add(NOON.plusSeconds(60), WIRE);

    assertThat(store.save(reads)).isTrue();

    assertThat(store.find()).isEqualTo(new FirstReads(reads.polls(), 1));
    assertThat(store.find().polls()).hasSize(2);
  }

  @Test
  void save_rejectsAStaleVersion() {
    assertThat(store.save(FirstReads.NONE.add(NOON, WIRE))).isTrue();

    assertThat(store.save(FirstReads.NONE.add(NOON, OWN))).isFalse();

    assertThat(store.find().polls().getFirst().reads()).containsExactly(WIRE);
  }

  @Test
  void update_losesNoChangeOfManyWriters() throws Exception {
    ConcurrentWriters.countWinners(writer -> {
      store.update(reads -> reads.add(NOON, new FeedRead("feed" + writer % 4, 1, Set.of())));
      return true;
    });

    assertThat(store.find().polls().getFirst().reads()).hasSize(4);
  }

  @Test
  void readOfTheSameFeed_replacesTheEarlierOne() {
    FeedRead again = new FeedRead("wire", 121, Set.of());

    assertThat(FirstReads.NONE.add(NOON, WIRE).add(NOON, again).polls().getFirst().reads())
        .containsExactly(again);
  }
}
