package bellwether.app.chain;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.app.vendors.VendorLists;
import bellwether.domain.chain.SupplierPage;
import bellwether.domain.chain.SupplyChain;
import bellwether.domain.vendor.Vendor;
import bellwether.feed.SupplierPageReader.Result;
import bellwether.slack.block.SlackMessage;
import bellwether.store.memory.InMemoryStores;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests when pages of subprocessors are read, and what remains of a page that fails. */
final class SupplierPagePollerTest {
  private static final URI PAGE = URI.create("https://quillforge.example/subprocessors");

  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final List<URI> reads = new ArrayList<>();
  private Result next =
      new Result.Rows(
          List.of(
              new SupplierPage.Row("Inkwell SE (Germany)", "Inkwell SE | E-mail"),
              new SupplierPage.Row("Quillforge Brasil Ltda.", "Quillforge Brasil Ltda. | Sales")),
          "e",
          null);
  private final SupplierPagePoller poller =
      new SupplierPagePoller(
          stores.customerFeeds(),
          stores.supplierPages(),
          page -> {
            reads.add(page.address());
            return next;
          },
          clock);

  private void watch(String customer) {
    VendorLists.of(stores, "U1", clock)
        .watch(
            customer,
            Vendor.ofName("Quillforge").withChain(new SupplyChain(List.of(), false, PAGE)));
  }

  private String shown(String name) {
    SlackMessage reply = new ChainLookup(stores, clock).show("T1", name);
    return reply.text();
  }

  @Test
  void page_isReadOnceAWeek_forAllCustomers() {
    watch("T1");
    watch("T2");

    assertThat(poller.pollDue()).isEqualTo(1);
    clock.advance(Duration.ofDays(6));
    assertThat(poller.pollDue()).isZero();
    clock.advance(Duration.ofDays(1));
    assertThat(poller.pollDue()).isEqualTo(1);

    assertThat(reads).containsExactly(PAGE, PAGE);
  }

  @Test
  void pageThatIsListedNoMore_isNotRead() {
    watch("T1");
    VendorLists.of(stores, "U1", clock).unwatch("T1", "quillforge");

    assertThat(poller.pollDue()).isZero();
  }

  @Test
  void pageThatFailsOrLosesItsTable_keepsItsRows_andSaysSo() {
    watch("T1");
    poller.pollDue();
    for (String reason : List.of("HTTP 404", "no table with a column of names found")) {
      next = new Result.Failed(reason);
      clock.advance(Duration.ofDays(7));
      poller.pollDue();

      assertThat(stores.supplierPages().find(PAGE).orElseThrow().rows()).hasSize(2);
      assertThat(shown("Quillforge"))
          .contains("Inkwell SE (until ")
          .contains("Now it cannot be read: " + reason + ".");
    }
    clock.advance(Duration.ofDays(60));
    assertThat(shown("Quillforge")).contains("Inkwell SE (expired on ");
    assertThat(new ChainLookup(stores, clock).usersOf(stores.customers().vendors("T1"), "Inkwell"))
        .extracting(users -> users.isEmpty())
        .isEqualTo(true);
  }

  @Test
  void unchangedPage_countsAsRead() {
    watch("T1");
    poller.pollDue();
    next = new Result.Unchanged();
    clock.advance(Duration.ofDays(50));
    poller.pollDue();
    clock.advance(Duration.ofDays(30));

    assertThat(shown("Inkwell")).contains("Vendors that declare Inkwell:", "Quillforge (until ");
  }

  @Test
  void bothDirections_areShown_withoutAffiliates() {
    watch("T1");
    poller.pollDue();

    assertThat(shown("quillforge"))
        .contains("Declared suppliers of Quillforge:", "Inkwell SE", "its page of ")
        .contains("“Inkwell SE | E-mail”")
        .doesNotContain("Brasil");
    assertThat(shown("Inkwell")).contains("Vendors that declare Inkwell:");
    assertThat(shown("Microsoft"))
        .contains("No supplier is declared for Microsoft")
        .contains("Its incidents are muted, because it");
    assertThat(shown("Data")).contains("an ordinary word");
  }
}
