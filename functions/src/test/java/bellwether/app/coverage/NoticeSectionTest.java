package bellwether.app.coverage;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.alert;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.domain.chain.DeclaredSupplier;
import bellwether.domain.chain.DeclaredUsers;
import bellwether.domain.chain.SupplierLink;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.Notice.SupplierNotice;
import bellwether.domain.supplier.SupplierIncident;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NoticeSectionTest {
  private final InMemoryStores stores = new InMemoryStores();
  private final TestClock clock = new TestClock(Instant.parse("2026-11-02T09:00:00Z"));

  private List<CoverageRow> rows(String words) throws BadPeriodException {
    CoverageRequest request = CoverageRequest.parse(words, clock.instant());
    return new NoticeSection(request, CUSTOMER, stores).rows();
  }

  private void hold(String id, String summaryId) {
    stores
        .deliveries()
        .add(
            Delivery.suppressed(
                id,
                summaryId,
                alert("Acme", clock.instant()),
                Outcome.IN_SUMMARY,
                "",
                clock.instant()));
  }

  @Test
  void alertInASummary_isPostedOnlyIfTheSummaryIs() throws Exception {
    hold("d1", "sent");
    hold("d2", "waiting");
    hold("d3", "lost");
    clock.advance(Duration.ofDays(1));
    for (String id : List.of("sent", "waiting")) {
      AlertSummary summary = new AlertSummary(CUSTOMER, "", List.of(), 1, 0, List.of());
      Delivery delivery = Delivery.pending(id, summary, clock.instant());
      stores.deliveries().add(delivery);
      if (id.equals("sent")) {
        var _ = stores.deliveries().save(delivery.with(d -> d.state(State.SENT).dueAt(null)));
      }
    }

    assertThat(rows("2026-11-02 2026-11-02"))
        .as("the summaries were queued after the period")
        .extracting(CoverageRow::result)
        .containsExactlyInAnyOrder(
            "posted in a summary",
            "in a summary that is not posted: waiting",
            "in a summary that is not on record");
  }

  @Test
  void incidentOfADeclaredSupplier_isShownWithItsVendors() throws Exception {
    SupplierLink link =
        new SupplierLink("Acme", "Inkwell", DeclaredSupplier.VENDOR_LIST, "", null, null);
    SupplierIncident incident =
        new SupplierIncident(
            "Inkwell",
            Role.VICTIM,
            Event.Kind.BREACH,
            Confidence.CONFIRMED,
            Severity.Level.MEDIUM,
            "Inkwell was breached",
            null,
            DeclaredUsers.of(List.of(link)));
    SupplierNotice notice = new SupplierNotice(CUSTOMER, "a1", incident);
    stores
        .deliveries()
        .add(Delivery.suppressed("s1", null, notice, Outcome.DIGEST_ONLY, "", clock.instant()));
    clock.advance(Duration.ofHours(1));

    assertThat(rows("2026-11-02 2026-11-02 Acme"))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.subject()).isEqualTo("Inkwell");
          assertThat(row.result()).isEqualTo("in the digest only");
          assertThat(row.detail())
              .isEqualTo("Inkwell was breached; declared as a supplier of: Acme");
        });
    assertThat(rows("2026-11-02 2026-11-02 Zenith")).isEmpty();
  }
}
