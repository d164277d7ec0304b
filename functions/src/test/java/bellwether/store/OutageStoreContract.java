package bellwether.store;

import static bellwether.store.StoreSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.notice.Outages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link OutageStore} must do. */
public abstract class OutageStoreContract {
  private OutageStore blocked;

  /** An empty store. */
  public abstract OutageStore createStore();

  @BeforeEach
  final void setUp() {
    blocked = createStore();
  }

  @Test
  final void find_isEmptyAtFirst() {
    assertThat(blocked.find()).isEqualTo(Outages.NONE);
  }

  @Test
  final void save_keepsAllOfIt_andCountsTheVersionUp() {
    Outages one =
        Outages.NONE
            .start("T1", "token_revoked: install it again", NOON)
            .start("T2", "it removed Bellwether", NOON.plusNanos(1))
            .end("T1", NOON.plusSeconds(9))
            .map(spell -> spell.customer().equals("T1") ? spell.withNotice("notice-1") : spell);
    Outages saved = blocked.save(one).orElseThrow();
    assertThat(saved).isEqualTo(new Outages(one.outages(), 1));
    assertThat(blocked.find()).isEqualTo(saved);
  }

  @Test
  final void save_refusesAStaleVersion() {
    Outages first = blocked.save(Outages.NONE.start("T1", "r", NOON)).orElseThrow();
    assertThat(blocked.save(first.start("T2", "r", NOON))).isPresent();
    assertThat(blocked.save(first.start("T3", "r", NOON))).isEmpty();
    assertThat(blocked.save(Outages.NONE)).isEmpty();
    assertThat(blocked.find().outages()).hasSize(2);
  }

  @Test
  final void save_hasOneWinnerAmongManyWriters() throws Exception {
    assertThat(
            ConcurrentWriters.countWinners(
                writer -> blocked.save(Outages.NONE.start("T" + writer, "r", NOON)).isPresent()))
        .isEqualTo(1);
  }

  @Test
  final void save_holdsTheMaximumNumberOfOutages() {
    Outages many = Outages.NONE;
    for (int i = 0; i < Outages.MAX_OUTAGES + 10; i++) {
      many = many.start("T" + i, "x".repeat(400), NOON);
    }
    assertThat(blocked.save(many).orElseThrow().outages()).hasSize(Outages.MAX_OUTAGES);
  }
}
