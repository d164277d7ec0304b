package bellwether.store;

import static bellwether.store.StoreSamples.NOON;
import static bellwether.store.StoreSamples.incident;
import static bellwether.store.StoreSamples.report;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.Incident;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("bellwether.store.StoreBackend#available")
final class IncidentStoreTest {
  private final IncidentStore incidents;

  IncidentStoreTest(StoreBackend backend) {
    incidents = backend.createStores().incidents();
  }

  @Test
  void findByVendor_isEmptyForAnUnknownVendor() {
    assertThat(incidents.findByVendor("harbour mail")).isEmpty();
  }

  @Test
  void save_incrementsTheVersion() {
    Incident incident = incident("harbour mail", "i1", report("a", NOON));
    assertThat(incidents.save(incident)).isTrue();
    Incident first = new Incident("i1", "harbour mail", incident.reports(), 1);
    assertThat(incidents.findByVendor("harbour mail")).containsExactly(first);
    assertThat(incidents.save(first)).isTrue();
    assertThat(incidents.findByVendor("harbour mail"))
        .containsExactly(new Incident("i1", "harbour mail", incident.reports(), 2));
  }

  @Test
  void save_rejectsAStaleVersionAndWritesNothing() {
    Incident incident = incident("v", "i1", report("a", NOON));
    assertThat(incidents.save(incident)).isTrue();
    assertThat(incidents.save(incident)).isFalse();
    assertThat(incidents.save(incident("v", "i1", report("b", NOON)))).isFalse();
    assertThat(incidents.findByVendor("v").getFirst().reports()).containsExactly(report("a", NOON));
  }

  @Test
  void save_doesNotReplaceWhatDoesNotExist() {
    assertThat(incidents.save(new Incident("i1", "v", List.of(report("a", NOON)), 4))).isFalse();
    assertThat(incidents.findByVendor("v")).isEmpty();
  }

  @Test
  void save_hasOneWinnerAmongManyWriters() throws Exception {
    assertThat(
            ConcurrentWriters.countWinners(
                n -> incidents.save(incident("v", "i1", report("a" + n, NOON)))))
        .isEqualTo(1);
    assertThat(incidents.findByVendor("v")).hasSize(1);
  }

  @Test
  void findByVendor_isNewestLastAndOfOneVendor() {
    incidents.save(incident("v", "a", report("x", NOON.plus(Duration.ofDays(2)))));
    incidents.save(incident("v", "b", report("y", NOON)));
    incidents.save(incident("v", "c", report("z", NOON.plus(Duration.ofDays(1)))));
    incidents.save(incident("v2", "d", report("q", NOON)));
    assertThat(incidents.findByVendor("v")).extracting(Incident::id).containsExactly("b", "c", "a");
  }

  @Test
  void save_acceptsVendorKeysOfAnyLength() {
    String key = "x".repeat(5000);
    assertThat(incidents.save(incident(key, "i1", report("a", NOON)))).isTrue();
    assertThat(incidents.findByVendor(key)).hasSize(1);
    assertThat(incidents.findByVendor(key + "y")).isEmpty();
  }
}
