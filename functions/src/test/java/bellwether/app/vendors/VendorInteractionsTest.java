package bellwether.app.vendors;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.request.Submissions.submission;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.FakeSlackGateway;
import bellwether.app.TestClock;
import bellwether.app.request.HttpResponse;
import bellwether.app.request.Reply;
import bellwether.domain.feed.StatusPage;
import bellwether.domain.vendor.Vendor;
import bellwether.slack.request.ActionIds;
import bellwether.slack.view.ImportModals;
import bellwether.slack.view.VendorModal;
import bellwether.store.memory.InMemoryCustomerFeedStore;
import bellwether.store.memory.InMemoryCustomerStore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class VendorInteractionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "https://files.slack.com/f1";

  private final InMemoryCustomerStore customers = new InMemoryCustomerStore();
  private final InMemoryCustomerFeedStore customerFeeds = new InMemoryCustomerFeedStore();
  private final FakeSlackGateway slack = new FakeSlackGateway();
  private final VendorInteractions vendors = interactions(TestClock.start());

  private VendorInteractions interactions(InstantSource clock) {
    return new VendorInteractions(
        new VendorLists(customers, customerFeeds, ListRecorders.unread()),
        slack,
        clock,
        Duration.ofMillis(1_800));
  }

  private HttpResponse preview(String csv, String mode) {
    slack.files.put(FILE, csv);
    return previewOf(Map.of(ImportModals.FILE, FILE, ImportModals.MODE, mode));
  }

  private HttpResponse previewOf(Map<String, String> entered) {
    return HttpResponse.fromReply(
        vendors.previewImport(submission("U1", ActionIds.IMPORT, "-", entered)));
  }

  private static String hidden(HttpResponse preview) throws Exception {
    JsonNode view = JSON.readTree(preview.body()).get("view");
    assertThat(view.get("callback_id").asText()).isEqualTo(ActionIds.APPLY_IMPORT);
    return view.get("private_metadata").asText();
  }

  @Test
  void import_previewsChangesThenAppliesThem() throws Exception {
    customers.addVendor(CUSTOMER, Vendor.ofName("Acme"));
    customers.addVendor(CUSTOMER, Vendor.ofName("Globex"));

    HttpResponse preview = preview("name,tier\nAcme,1\nInitech,2\n", "SYNC");

    assertThat(preview.body()).contains("1 added, 1 changed, 1 removed, 0 unchanged");
    assertThat(customers.vendors(CUSTOMER)).hasSize(2);

    Reply done =
        vendors.applyImport(submission("U1", ActionIds.APPLY_IMPORT, hidden(preview), Map.of()));

    assertThat(HttpResponse.fromReply(done).body()).contains("Done. Your list has 2 vendors");
    assertThat(customers.vendors(CUSTOMER))
        .extracting(vendor -> vendor.name() + " " + vendor.tier())
        .containsExactlyInAnyOrder("Acme 1", "Initech 2");
  }

  @Test
  void slowImport_continuesWhereItStopped() throws Exception {
    StringBuilder csv = new StringBuilder("name\n");
    for (int i = 0; i < 50; i++) {
      csv.append("Vendor ").append(i).append('\n');
    }
    String hidden = hidden(preview(csv.toString(), "ADD"));
    Instant[] now = {Instant.EPOCH};
    InstantSource slow = () -> now[0] = now[0].plus(Duration.ofMillis(100));
    VendorInteractions slowly = interactions(slow);

    int rounds = 0;
    String answer = "";
    while (!answer.contains("Done.")) {
      Reply reply = slowly.applyImport(submission("U1", ActionIds.APPLY_IMPORT, hidden, Map.of()));
      answer = HttpResponse.fromReply(reply).body();
      rounds++;
    }

    assertThat(rounds).isBetween(2, 5);
    assertThat(customers.vendors(CUSTOMER)).hasSize(50);
  }

  @Test
  void badFile_isRejectedWithTheFix() {
    assertThat(preview("vendor\nAcme\n", "ADD").body())
        .contains("\"response_action\":\"errors\"")
        .contains("name");
    slack.files.clear();
    assertThat(previewOf(Map.of(ImportModals.FILE, "x")).body())
        .contains("could not be downloaded");
  }

  @Test
  void statusPage_isSavedAndPolled() {
    customers.addVendor(CUSTOMER, Vendor.ofName("Quillforge"));

    Reply saved = saveVendor("https://status.quillforge.example");

    assertThat(saved).isEqualTo(new Reply.CloseModal());
    assertThat(customers.vendors(CUSTOMER).getFirst().statusPage())
        .isEqualTo(new StatusPage(URI.create("https://status.quillforge.example/")));
    assertThat(customerFeeds.statusPageFeeds(CUSTOMER))
        .containsExactly(URI.create("https://status.quillforge.example/history.rss"));

    assertThat(saveVendor("")).isEqualTo(new Reply.CloseModal());
    assertThat(customers.vendors(CUSTOMER).getFirst().statusPage()).isNull();
    assertThat(customerFeeds.statusPageFeeds(CUSTOMER)).isEmpty();
  }

  @Test
  void badStatusPage_isRejectedAtItsField() {
    customers.addVendor(CUSTOMER, Vendor.ofName("Quillforge"));

    assertThat(HttpResponse.fromReply(saveVendor("https://10.0.0.7/")).body())
        .contains("\"response_action\":\"errors\"", "\"status\"", "not on the public internet");
    assertThat(customers.vendors(CUSTOMER).getFirst().statusPage()).isNull();
  }

  @Test
  void statusPages_haveALimit() {
    StringBuilder csv = new StringBuilder("name,status\n");
    for (int i = 0; i <= VendorLists.MAX_STATUS_PAGES; i++) {
      csv.append("Vendor ").append(i).append(",https://status").append(i).append(".example.com\n");
    }

    assertThat(preview(csv.toString(), "ADD").body())
        .contains("\"response_action\":\"errors\"", "201 status pages, but at most 200");
    String fewer = csv.substring(0, csv.lastIndexOf("Vendor"));
    customers.addVendor(CUSTOMER, Vendor.ofName("Quillforge"));
    VendorDiff diff = diffOf(fewer);
    assertThat(
            new VendorLists(customers, customerFeeds, ListRecorders.unread())
                .apply(CUSTOMER, diff, () -> true))
        .isTrue();
    assertThat(HttpResponse.fromReply(saveVendor("https://status.quillforge.example")).body())
        .contains("201 status pages");
    assertThat(customerFeeds.statusPageFeeds(CUSTOMER)).hasSize(200);
  }

  private VendorDiff diffOf(String csv) {
    try {
      return VendorDiff.of(
          customers.vendors(CUSTOMER),
          VendorCsv.read(csv, VendorCsv.Limits.UPLOAD).vendors(),
          VendorDiff.Mode.ADD);
    } catch (BadTableException e) {
      throw new AssertionError(e);
    }
  }

  private Reply saveVendor(String status) {
    return vendors.save(
        submission("U1", ActionIds.EDIT_VENDOR, "quillforge", Map.of(VendorModal.STATUS, status)));
  }
}
