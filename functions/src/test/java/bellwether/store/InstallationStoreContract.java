package bellwether.store;

import static bellwether.store.StoreSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.workspace.Installation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link InstallationStore} must do. */
public abstract class InstallationStoreContract {
  private InstallationStore installations;

  /** An empty store. */
  public abstract InstallationStore createStore();

  @BeforeEach
  final void setUp() {
    installations = createStore();
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

  @Test
  final void save_keepsTheOAuthFields() {
    Installation own = new Installation("T1", NOON, null, "v1:sealed", "UBOT", "UDANA");
    installations.save(own);
    assertThat(installations.find("T1")).contains(own);
    installations.save(own.withRevoked(NOON.plusMillis(1)));
    assertThat(installations.find("T1"))
        .contains(new Installation("T1", NOON, NOON.plusMillis(1), null, "UBOT", "UDANA"));
  }

  @Test
  final void replace_writesOnlyOverWhatIsKnown() {
    Installation bare = new Installation("T1", NOON, null);
    Installation own = new Installation("T1", NOON, null, "v1:sealed", "UBOT", "UDANA");
    assertThat(installations.replace(own, bare)).isFalse();
    assertThat(installations.replace(null, bare)).isTrue();
    assertThat(installations.replace(null, own)).isFalse();
    assertThat(installations.find("T1")).contains(bare);
    assertThat(installations.replace(bare, own)).isTrue();
    assertThat(installations.replace(bare, bare)).isFalse();
    assertThat(installations.find("T1")).contains(own);
  }

  @Test
  final void consumeOAuthState_succeedsOnceAndOnlyBeforeExpiry() {
    installations.saveOAuthState("one", NOON.plusSeconds(600));
    installations.saveOAuthState("two", NOON.plusSeconds(600));
    assertThat(installations.consumeOAuthState("never", NOON)).isFalse();
    assertThat(installations.consumeOAuthState("one", NOON.plusSeconds(600))).isFalse();
    assertThat(installations.consumeOAuthState("one", NOON.plusSeconds(599))).isTrue();
    assertThat(installations.consumeOAuthState("one", NOON.plusSeconds(599))).isFalse();
    assertThat(installations.consumeOAuthState("two", NOON)).isTrue();
  }

  @Test
  final void consumeOAuthState_succeedsForOneOfManyCallers() throws Exception {
    installations.saveOAuthState("one", NOON.plusSeconds(600));
    assertThat(ConcurrentWriters.countWinners(_ -> installations.consumeOAuthState("one", NOON)))
        .isEqualTo(1);
  }
}
