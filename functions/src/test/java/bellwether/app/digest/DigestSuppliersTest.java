package bellwether.app.digest;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.domain.chain.DeclaredUsers;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.Notice.SupplierNotice;
import bellwether.domain.supplier.SupplierIncident;
import bellwether.domain.vendor.Vendor;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Tests the incidents of declared suppliers that a digest lists. */
final class DigestSuppliersTest {
  private final DigestSweep sweep = new DigestSweep();

  private void incident(String supplier, Instant at) {
    SupplierNotice notice =
        new SupplierNotice(
            Fixtures.CUSTOMER,
            "a1",
            new SupplierIncident(
                supplier,
                Role.VICTIM,
                Event.Kind.BREACH,
                Confidence.CONFIRMED,
                Severity.Level.MEDIUM,
                supplier + " breached",
                null,
                DeclaredUsers.NONE));
    sweep
        .stores
        .deliveries()
        .add(
            Delivery.suppressed(
                supplier, null, notice, Delivery.Outcome.DIGEST_ONLY, "in the digest only", at));
  }

  @Test
  void digest_listsThoseOfItsPeriod_andIsNotQuiet() {
    sweep.customers.addVendor(Fixtures.CUSTOMER, Vendor.ofName("Acme"));
    sweep.clock.advance(Duration.ofMinutes(50));
    incident("Gridmoth", sweep.clock.instant().minus(Duration.ofHours(3)));
    incident("Inkwell", sweep.clock.instant().minus(Duration.ofDays(3)));

    sweep.digests.writeDue(7);

    Digest digest = sweep.digests(Fixtures.CUSTOMER).getFirst();
    assertThat(digest.supplierIncidents().incidents())
        .extracting(SupplierIncident::supplier)
        .containsExactly("Gridmoth");
    assertThat(digest.isQuiet()).isFalse();
    assertThat(digest.alertCounts().total()).isZero();
  }

  @Test
  void manyIncidents_areTenAndANumber() {
    sweep.customers.addVendor(Fixtures.CUSTOMER, Vendor.ofName("Acme"));
    sweep.clock.advance(Duration.ofMinutes(50));
    for (int i = 0; i < 14; i++) {
      incident("Supplier " + i, sweep.clock.instant().minus(Duration.ofHours(3)));
    }

    sweep.digests.writeDue(7);

    Digest digest = sweep.digests(Fixtures.CUSTOMER).getFirst();
    assertThat(digest.supplierIncidents().incidents()).hasSize(10);
    assertThat(digest.supplierIncidents().moreCount()).isEqualTo(4);
  }
}
