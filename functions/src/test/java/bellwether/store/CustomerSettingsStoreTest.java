package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.workspace.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests settings, which no transaction writes. */
@ParameterizedClass
@MethodSource("bellwether.store.StoreBackend#available")
final class CustomerSettingsStoreTest {
  private final CustomerStore customers;

  CustomerSettingsStoreTest(StoreBackend backend) {
    customers = backend.createStores().customers();
  }

  @Test
  void settings_areReadAsSavedWithTheirVersion() {
    Settings chosen = new RandomRecords(7).settings().withVersion(0);
    assertThat(customers.saveSettings("T1", chosen)).isTrue();
    assertThat(customers.settings("T1")).isEqualTo(chosen.withVersion(1));
    Settings later = customers.settings("T1").withChannel("C0OTHER");
    assertThat(customers.saveSettings("T1", later)).isTrue();
    assertThat(customers.settings("T1")).isEqualTo(later.withVersion(2));
    assertThat(customers.settings("T12")).isEqualTo(Settings.DEFAULTS);
  }

  @Test
  void saveSettings_rejectsAStaleVersion() {
    Settings read = customers.settings("T1");
    assertThat(customers.saveSettings("T1", read.withChannel("C0FIRST"))).isTrue();
    assertThat(customers.saveSettings("T1", read.withChannel("C0SECOND"))).isFalse();
    assertThat(customers.settings("T1").channel()).isEqualTo("C0FIRST");
  }

  @Test
  void saveSettings_hasOneWinnerAmongManyWriters() throws Exception {
    assertThat(
            ConcurrentWriters.countWinners(writer ->
                customers.saveSettings("T1", Settings.DEFAULTS.withChannel("C" + writer))))
        .isEqualTo(1);
  }
}
