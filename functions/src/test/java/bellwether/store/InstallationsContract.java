package bellwether.store;

import static bellwether.store.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.Installation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Installations} must do. */
public abstract class InstallationsContract {
  private Installations installations;

  /** An empty store. */
  public abstract Installations empty();

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

  @Test
  final void save_keepsWhatOAuthGave() {
    Installation own = new Installation("T1", NOON, null, "v1:sealed", "UBOT", "UDANA");
    installations.save(own);
    assertThat(installations.find("T1")).contains(own);
    installations.save(own.revoked(NOON.plusMillis(1)));
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
  final void take_worksOnceAndOnlyInTime() {
    installations.expect("one", NOON.plusSeconds(600));
    installations.expect("two", NOON.plusSeconds(600));
    assertThat(installations.take("never", NOON)).isFalse();
    assertThat(installations.take("one", NOON.plusSeconds(600))).isFalse();
    assertThat(installations.take("one", NOON.plusSeconds(599))).isTrue();
    assertThat(installations.take("one", NOON.plusSeconds(599))).isFalse();
    assertThat(installations.take("two", NOON)).isTrue();
  }

  @Test
  final void take_letsOneOfManyThrough() throws Exception {
    installations.expect("one", NOON.plusSeconds(600));
    assertThat(Race.winners(_ -> installations.take("one", NOON))).isEqualTo(1);
  }
}
