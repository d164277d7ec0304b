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
    assertThat(blocked.find()).isEqualTo(Outages.NOBODY);
  }

  @Test
  final void save_keepsAllOfIt_andCountsTheVersionUp() {
    Outages one =
        Outages.NOBODY
            .begun("T1", "token_revoked: install it again", NOON)
            .begun("T2", "it removed Bellwether", NOON.plusNanos(1))
            .over("T1", NOON.plusSeconds(9))
            .each(spell -> spell.customer().equals("T1") ? spell.toldBy("notice-1") : spell);
    Outages saved = blocked.save(one).orElseThrow();
    assertThat(saved).isEqualTo(new Outages(one.spells(), 1));
    assertThat(blocked.find()).isEqualTo(saved);
  }

  @Test
  final void save_refusesAStaleVersion() {
    Outages first = blocked.save(Outages.NOBODY.begun("T1", "r", NOON)).orElseThrow();
    assertThat(blocked.save(first.begun("T2", "r", NOON))).isPresent();
    assertThat(blocked.save(first.begun("T3", "r", NOON))).isEmpty();
    assertThat(blocked.save(Outages.NOBODY)).isEmpty();
    assertThat(blocked.find().spells()).hasSize(2);
  }

  @Test
  final void save_hasOneWinnerAmongManyWriters() throws Exception {
    assertThat(
            ConcurrentWriters.countWinners(
                writer -> blocked.save(Outages.NOBODY.begun("T" + writer, "r", NOON)).isPresent()))
        .isEqualTo(1);
  }

  @Test
  final void save_holdsTheMaximumNumberOfOutages() {
    Outages many = Outages.NOBODY;
    for (int i = 0; i < Outages.MOST + 10; i++) {
      many = many.begun("T" + i, "x".repeat(400), NOON);
    }
    assertThat(blocked.save(many).orElseThrow().spells()).hasSize(Outages.MOST);
  }
}
