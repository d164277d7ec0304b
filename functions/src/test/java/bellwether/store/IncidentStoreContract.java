package bellwether.store;

import static bellwether.store.StoreSamples.NOON;
import static bellwether.store.StoreSamples.incident;
import static bellwether.store.StoreSamples.report;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Incident.Report;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link IncidentStore} must do. */
public abstract class IncidentStoreContract {
  private IncidentStore incidents;

  /** An empty store. */
  public abstract IncidentStore createStore();

  @BeforeEach
  final void setUp() {
    incidents = createStore();
  }

  @Test
  final void findByVendor_isEmptyForAnUnknownVendor() {
    assertThat(incidents.findByVendor("harbour mail")).isEmpty();
  }

  @Test
  final void save_countsTheVersionUp() {
    Incident incident = incident("harbour mail", "i1", report("a", NOON));
    assertThat(incidents.save(incident)).isTrue();
    Incident first = new Incident("i1", "harbour mail", incident.reports(), 1);
    assertThat(incidents.findByVendor("harbour mail")).containsExactly(first);
    assertThat(incidents.save(first)).isTrue();
    assertThat(incidents.findByVendor("harbour mail"))
        .containsExactly(new Incident("i1", "harbour mail", incident.reports(), 2));
  }

  @Test
  final void save_refusesAStaleVersionAndWritesNothing() {
    Incident incident = incident("v", "i1", report("a", NOON));
    assertThat(incidents.save(incident)).isTrue();
    assertThat(incidents.save(incident)).isFalse();
    assertThat(incidents.save(incident("v", "i1", report("b", NOON)))).isFalse();
    assertThat(incidents.findByVendor("v").getFirst().reports()).containsExactly(report("a", NOON));
  }

  @Test
  final void save_refusesToReplaceWhatWasNeverThere() {
    assertThat(incidents.save(new Incident("i1", "v", List.of(report("a", NOON)), 4))).isFalse();
    assertThat(incidents.findByVendor("v")).isEmpty();
  }

  @Test
  final void save_hasOneWinnerAmongManyWriters() throws Exception {
    assertThat(
            ConcurrentWriters.countWinners(
                n -> incidents.save(incident("v", "i1", report("a" + n, NOON)))))
        .isEqualTo(1);
    assertThat(incidents.findByVendor("v")).hasSize(1);
  }

  @Test
  final void findByVendor_isNewestLastAndOneVendorsOnly() {
    incidents.save(incident("v", "a", report("x", NOON.plus(Duration.ofDays(2)))));
    incidents.save(incident("v", "b", report("y", NOON)));
    incidents.save(incident("v", "c", report("z", NOON.plus(Duration.ofDays(1)))));
    incidents.save(incident("v2", "d", report("q", NOON)));
    assertThat(incidents.findByVendor("v")).extracting(Incident::id).containsExactly("b", "c", "a");
  }

  @Test
  final void save_keepsTheFirstAndTheNewestOfManyReports() {
    List<Report> story =
        IntStream.range(0, IncidentStore.MAX_REPORTS + 20)
            .mapToObj(i -> report("r" + i, NOON.plus(Duration.ofHours(i))))
            .toList();
    incidents.save(new Incident("i1", "v", story, 0));
    List<Report> kept = incidents.findByVendor("v").getFirst().reports();
    assertThat(kept).hasSize(IncidentStore.MAX_REPORTS);
    assertThat(kept.getFirst()).isEqualTo(story.getFirst());
    assertThat(kept.subList(1, kept.size())).isEqualTo(story.subList(21, story.size()));
  }

  @Test
  final void save_takesVendorKeysOfAnyLength() {
    String key = "x".repeat(5000);
    assertThat(incidents.save(incident(key, "i1", report("a", NOON)))).isTrue();
    assertThat(incidents.findByVendor(key)).hasSize(1);
    assertThat(incidents.findByVendor(key + "y")).isEmpty();
  }
}
