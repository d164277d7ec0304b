package bellwether.store;

import static bellwether.store.StoreSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.workspace.Installation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("bellwether.store.StoreBackend#available")
final class InstallationStoreTest {
  private final InstallationStore installations;

  InstallationStoreTest(StoreBackend backend) {
    installations = backend.createStores().installations();
  }

  @Test
  void find_isEmptyForATeamNeverSeen() {
    assertThat(installations.find("T1")).isEmpty();
  }

  @Test
  void save_addsAndReplaces() {
    Installation there = new Installation("T1", NOON, null);
    Installation gone = new Installation("T1", NOON, NOON.plusMillis(1));
    installations.save(there);
    assertThat(installations.find("T1")).contains(there);
    installations.save(gone);
    assertThat(installations.find("T1")).contains(gone);
    assertThat(installations.find("T2")).isEmpty();
  }

  @Test
  void save_keepsTheOAuthFields() {
    Installation own = new Installation("T1", NOON, null, "v1:sealed", "UBOT", "UDANA");
    installations.save(own);
    assertThat(installations.find("T1")).contains(own);
    installations.save(own.withRevoked(NOON.plusMillis(1)));
    assertThat(installations.find("T1"))
        .contains(new Installation("T1", NOON, NOON.plusMillis(1), null, "UBOT", "UDANA"));
  }

  @Test
  void replace_writesOnlyOverWhatIsKnown() {
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
  void consumeOAuthState_succeedsOnceAndOnlyBeforeExpiry() {
    installations.saveOAuthState("one", NOON.plusSeconds(600));
    installations.saveOAuthState("two", NOON.plusSeconds(600));
    assertThat(installations.consumeOAuthState("never", NOON)).isFalse();
    assertThat(installations.consumeOAuthState("one", NOON.plusSeconds(600))).isFalse();
    assertThat(installations.consumeOAuthState("one", NOON.plusSeconds(599))).isTrue();
    assertThat(installations.consumeOAuthState("one", NOON.plusSeconds(599))).isFalse();
    assertThat(installations.consumeOAuthState("two", NOON)).isTrue();
  }

  @Test
  void consumeOAuthState_succeedsForOneOfManyCallers() throws Exception {
    installations.saveOAuthState("one", NOON.plusSeconds(600));
    assertThat(ConcurrentWriters.countWinners(_ -> installations.consumeOAuthState("one", NOON)))
        .isEqualTo(1);
  }

  @Test
  void isMember_isTrueOfThatPersonAndWorkspaceUntilThen() {
    installations.saveMember("T1", "U1", NOON.plusSeconds(60));
    assertThat(installations.isMember("T1", "U1", NOON.plusSeconds(59))).isTrue();
    assertThat(installations.isMember("T1", "U1", NOON.plusSeconds(60))).isFalse();
    assertThat(installations.isMember("T1", "U2", NOON)).isFalse();
    assertThat(installations.isMember("T2", "U1", NOON)).isFalse();
    assertThat(installations.isMember("T", "1:U1", NOON)).isFalse();
    installations.saveMember("T1", "U1", NOON.plusSeconds(120));
    assertThat(installations.isMember("T1", "U1", NOON.plusSeconds(60))).isTrue();
    assertThat(installations.find("T1")).isEmpty();
  }
}
