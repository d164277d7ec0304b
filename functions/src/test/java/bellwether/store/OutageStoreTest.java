package bellwether.store;

import static bellwether.store.StoreSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.workspace.Outages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("bellwether.store.StoreBackend#available")
final class OutageStoreTest {
  private final OutageStore store;

  OutageStoreTest(StoreBackend backend) {
    store = backend.createStores().outages();
  }

  @Test
  void find_isEmptyAtFirst() {
    assertThat(store.find()).isEqualTo(Outages.NONE);
  }

  @Test
  void save_keepsAllFields_andIncrementsTheVersion() {
    Outages outages =
        Outages.NONE
            .start("T1", "token_revoked: install it again", NOON)
            .start("T2", "it removed Bellwether", NOON.plusNanos(1))
            .end("T1", NOON.plusSeconds(9))
            .map(spell -> spell.customer().equals("T1") ? spell.withNotice("notice-1") : spell);
    Outages saved = store.save(outages).orElseThrow();
    assertThat(saved).isEqualTo(new Outages(outages.outages(), 1));
    assertThat(store.find()).isEqualTo(saved);
  }

  @Test
  void save_rejectsAStaleVersion() {
    Outages first = store.save(Outages.NONE.start("T1", "r", NOON)).orElseThrow();
    assertThat(store.save(first.start("T2", "r", NOON))).isPresent();
    assertThat(store.save(first.start("T3", "r", NOON))).isEmpty();
    assertThat(store.save(Outages.NONE)).isEmpty();
    assertThat(store.find().outages()).hasSize(2);
  }

  @Test
  void save_hasOneWinnerAmongManyWriters() throws Exception {
    assertThat(
            ConcurrentWriters.countWinners(
                writer -> store.save(Outages.NONE.start("T" + writer, "r", NOON)).isPresent()))
        .isEqualTo(1);
  }

  @Test
  void save_holdsTheMaximumNumberOfOutages() {
    Outages many = Outages.NONE;
    for (int i = 0; i < Outages.MAX_OUTAGES + 10; i++) {
      many = many.start("T" + i, "x".repeat(400), NOON);
    }
    assertThat(store.save(many).orElseThrow().outages()).hasSize(Outages.MAX_OUTAGES);
  }
}
