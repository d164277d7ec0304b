package bellwether.app.coverage;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.advisory;
import static bellwether.app.Fixtures.alert;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.app.feeds.PolledFeeds;
import bellwether.app.match.AdvisoryMatcher;
import bellwether.app.match.FloodLimit;
import bellwether.app.vendors.VendorLists;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.CaseAction;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.vendor.Vendor;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

final class CoverageExportTest {
  private static final Duration DAY = Duration.ofDays(1);
  private final InMemoryStores stores = new InMemoryStores();
  private final TestClock clock = new TestClock(Instant.parse("2026-11-02T09:00:00Z"));
  private final VendorLists lists = VendorLists.of(stores, "U1", clock);

  private ExportedRows export(String words) throws BadPeriodException {
    return ExportedRows.of(
        new CoverageExport(stores, () -> new PolledFeeds(List.of(), stores.customerFeeds()), clock)
            .export(CUSTOMER, CoverageRequest.parse(words, clock.instant())));
  }

  private void publish(String id, String title, String text) {
    stores.advisories().add(advisory(id, title, text, clock.instant()));
    var _ =
        new AdvisoryMatcher(stores, FloodLimit.DEFAULT, clock)
            .sweep(clock.instant().plusSeconds(60));
  }

  @Test
  void vendorList_isShownAsItWasAtBothEnds() throws Exception {
    stores.feedHours().seal(clock.instant().minus(DAY));
    lists.watch(CUSTOMER, Vendor.ofName("Acme"));
    lists.watch(
        CUSTOMER,
        new Vendor(
            "Zenith", List.of("zenith.example"), List.of(), List.of(), "1", null, List.of()));
    clock.advance(DAY.multipliedBy(3));
    lists.unwatch(CUSTOMER, "acme");
    VendorLists.of(stores, "U2", clock)
        .watch(CUSTOMER, List.of(Vendor.ofName("Zenith"), Vendor.ofName("Quillforge")));
    clock.advance(DAY.multipliedBy(3));
    lists.unwatch(CUSTOMER, "zenith");

    ExportedRows rows = export("2026-11-04 2026-11-06");

    assertThat(rows.cells("vendor at start", "subject")).containsExactly("Acme", "Zenith");
    assertThat(rows.cells("vendor at start", "detail"))
        .containsExactly("", "tier: 1; domains: zenith.example");
    assertThat(rows.cells("list change", "subject")).containsExactly("Acme", "2 vendors");
    assertThat(rows.cells("list change", "result"))
        .containsExactly("removed", "1 added, 1 changed");
    assertThat(rows.cells("list change", "by")).containsExactly("U1", "U2");
    assertThat(rows.cells("list change", "time")).allMatch(at -> at.equals("2026-11-05T09:00:00Z"));
    assertThat(rows.cells("vendor at end", "subject")).containsExactly("Quillforge", "Zenith");
    assertThat(rows.cells("vendor at end", "detail")).containsExactly("", "");
    assertThat(rows.cells("record", "result")).contains("intact");
    assertThat(export("2026-11-04 2026-11-06 zenith.example").cells("vendor at start", "subject"))
        .containsExactly("Zenith");
  }

  @Test
  void listBeforeTheRecord_isNotInvented() throws Exception {
    stores.customers().addVendor(CUSTOMER, Vendor.ofName("Acme"));
    clock.advance(DAY.multipliedBy(20));
    ExportedRows rows = export("2026-11-01 2026-11-10");
    assertThat(rows.cells("note", "detail"))
        .anyMatch(text ->
            text.startsWith("Changes of the vendor list are not recorded before 2026-11-22T09:00"));
    clock.advance(DAY.multipliedBy(20));
    assertThat(export("2026-11-22T10:00:00Z 2026-12-01").cells("note", "detail"))
        .as("the first export began the record")
        .noneMatch(text -> text.contains("vendor list"));
  }

  @Test
  void alertsAndDecisions_areShownWithTheirTimes() throws Exception {
    lists.watch(CUSTOMER, Vendor.ofName("Acme"));
    Alert alert = alert("Acme", clock.instant());
    Delivery pending = Delivery.pending("d1", alert, clock.instant());
    stores.deliveries().add(pending);
    var _ =
        stores
            .deliveries()
            .save(
                pending.with(
                    d -> d.state(State.SENT).dueAt(null).ts("1793610060.000100").channel("C1")));
    clock.advance(Duration.ofHours(2));
    var _ =
        stores
            .cases()
            .save(
                Case.open("d1", alert)
                    .apply(new CaseAction.Acknowledge(), "U7", clock.instant())
                    .apply(
                        new CaseAction.Affected(new Case.Impact("=2+2 rows", "U8", null)),
                        "U8",
                        clock.instant()));

    ExportedRows rows = export("2026-11-02 2026-11-02");

    CSVRecord row = rows.ofKind("alert").getFirst();
    assertThat(row.get("subject")).isEqualTo("Acme");
    assertThat(row.get("result")).isEqualTo("posted");
    assertThat(row.get("detail"))
        .contains(
            "Acme was breached; high severity",
            "seen 2026-11-02T09:00:00Z",
            "queued 2026-11-02T09");
    assertThat(rows.cells("decision", "by")).containsExactly("U7", "U8", "");
    assertThat(rows.cells("decision", "detail").getLast()).contains("impact: =2+2 rows");
    assertThat(export("2026-11-02 2026-11-02 Zenith").ofKind("alert")).isEmpty();
  }

  @Test
  void itemsThatDidNotAlert_sayWhy() throws Exception {
    lists.watch(
        CUSTOMER,
        new Vendor(
            "Target", List.of(), List.of(), List.of(), null, null, List.of("Target audience")));
    publish(
        "a1",
        "Walmart and Target report quarterly sales",
        "Target said that sales rose. Walmart said that sales fell.");
    publish("a2", "Target audience of the new phone", "The Target audience is young people.");
    publish(
        "a3",
        "Hackers breach Target and steal card data",
        "Target confirmed that its systems were breached and customer data was stolen.");
    clock.advance(Duration.ofMinutes(1));

    ExportedRows all = export("2026-11-02 2026-11-02");
    assertThat(all.cells("named", "subject")).containsExactly("Target");
    assertThat(all.cells("named", "result")).containsExactly("items: 1");
    assertThat(all.ofKind("alert")).hasSize(1);

    ExportedRows one = export("2026-11-02 2026-11-02 Target");
    assertThat(one.ofKind("alert")).hasSize(1);
    assertThat(one.cells("item", "subject"))
        .containsExactlyInAnyOrder(
            "Walmart and Target report quarterly sales", "Target audience of the new phone");
    assertThat(one.cells("item", "detail"))
        .anyMatch(text -> text.matches("only mentioned \\(\\d+%\\); an alert needs 50%.*"))
        .anyMatch(text -> text.startsWith("calculated at the export"));
    assertThat(one.cells("item", "result"))
        .containsExactlyInAnyOrder(
            "no alert: only mentioned", "no alert: spelled only in an excluded phrase");
  }

  @Test
  void hostileVendor_breaksNeitherFile() throws Exception {
    String name = "=cmd|' /C calc'!A0 <img src=x onerror=alert(1)>\u202E";
    lists.watch(CUSTOMER, Vendor.ofName(name));
    clock.advance(Duration.ofMinutes(1));
    CoverageFiles files =
        new CoverageExport(stores, () -> new PolledFeeds(List.of(), stores.customerFeeds()), clock)
            .export(CUSTOMER, CoverageRequest.parse("2026-11-02 2026-11-02", clock.instant()));
    assertThat(ExportedRows.of(files).cells("vendor at end", "subject"))
        .containsExactly("'=cmd|' /C calc'!A0 <img src=x onerror=alert(1)>");
    assertThat(files.html()).doesNotContain("<img").contains("&lt;img src=x");
    assertThat(CoverageVerifier.verify(files.csvBytes()))
        .isInstanceOf(CoverageVerifier.Result.Intact.class);
  }

  @Test
  void nothingOnRecord_isStillAnExport() throws Exception {
    ExportedRows rows = export("2026-11-01 2026-11-02");
    assertThat(rows.all().getFirst().get("detail"))
        .contains("period 2026-11-01T00:00:00Z to 2026-11-02T09:00:00Z", "vendor: all");
    assertThat(rows.all().getLast().get("kind")).isEqualTo("end");
    assertThat(rows.cells("note", "detail").getFirst())
        .contains("was not seen in what was read", "does not mean that no vendor was breached")
        .doesNotContain("No feed has a gap");
    assertThat(rows.cells("note", "detail")).anyMatch(text -> text.contains("not recorded yet"));
  }
}
