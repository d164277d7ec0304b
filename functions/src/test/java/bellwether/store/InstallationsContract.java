package bellwether.store;

import static bellwether.store.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.Installation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Installations} must do. */
abstract class InstallationsContract {
  private Installations installations;

  /** An empty store. */
  abstract Installations empty();

  @BeforeEach
  final void startEmpty() {
    installations = empty();
  }

  @Test
  final void find_isEmptyForATeamNeverSeen() {
    assertThat(installations.find("T1")).isEmpty();
  }

  @Test
  final void save_putsAndReplaces() {
    Installation there = new Installation("T1", NOON, null);
    Installation gone = new Installation("T1", NOON, NOON.plusMillis(1));
    installations.save(there);
    assertThat(installations.find("T1")).contains(there);
    installations.save(gone);
    assertThat(installations.find("T1")).contains(gone);
    assertThat(installations.find("T2")).isEmpty();
  }
}
