package bellwether.app;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.InteractionApp.JSON;
import static bellwether.app.InteractionApp.entry;
import static bellwether.app.InteractionApp.payload;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.request.HttpResponse;
import bellwether.app.request.Requester;
import bellwether.domain.vendor.Vendor;
import bellwether.slack.request.ActionIds;
import bellwether.slack.request.Command;
import bellwether.slack.view.DiscoverModals;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the way from {@code /breach discover} to the vendor list. */
final class DiscoverDispatchTest {
  private static final String FILE = "https://files.slack.com/f1";
  private static final String ZONE =
      "q.example. IN MX 10 aspmx.l.google.com.\nwww.q.example. IN CNAME q.netlify.app.\n";

  private final InteractionApp app = new InteractionApp();

  private JsonNode sourceModal() throws Exception {
    app.interactions.replyToCommand(
        new Requester(CUSTOMER, "U1", "C1", ""), "trigger", Command.parse("discover"));
    return JSON.readTree(app.slack.opened.getLast().json());
  }

  private static JsonNode viewOf(HttpResponse response) throws Exception {
    return JSON.readTree(response.body()).get("view");
  }

  private HttpResponse paste(String text) throws Exception {
    return app.submit(sourceModal(), DiscoverModals.TEXT, entry(text));
  }

  private HttpResponse pick(JsonNode view, List<String> names) throws Exception {
    ObjectNode payload = payload("view_submission");
    ObjectNode submitted = payload.putObject("view");
    submitted.set("callback_id", view.get("callback_id"));
    submitted.set("private_metadata", view.get("private_metadata"));
    ArrayNode options =
        submitted
            .putObject("state")
            .putObject("values")
            .putObject(DiscoverModals.PICKED)
            .putObject("value")
            .put("type", "multi_static_select")
            .putArray("selected_options");
    names.forEach(name -> options.addObject().put("value", name));
    return app.send(payload);
  }

  @Test
  void pastedText_leadsToTheImportOfWhatIsSelected() throws Exception {
    JsonNode proposals = viewOf(paste(ZONE));

    assertThat(proposals.get("callback_id").asText()).isEqualTo(ActionIds.PICK_VENDORS);
    assertThat(proposals.toString())
        .contains("2 vendors of past or present use", "No vendor is watched unless you select it")
        .contains("Google. MAIL: pasted text, line 1", "HOSTING shows that")
        .doesNotContain("initial_option");

    JsonNode preview = viewOf(pick(proposals, List.of("Google")));

    assertThat(preview.get("callback_id").asText()).isEqualTo(ActionIds.APPLY_IMPORT);
    assertThat(preview.toString()).contains("1 added, 0 changed, 0 removed").contains("+ Google");
    assertThat(app.customers.vendors(CUSTOMER)).extracting(Vendor::name).containsExactly("Acme");

    app.submit(preview, "none", entry(""));

    assertThat(app.customers.vendors(CUSTOMER))
        .containsExactlyInAnyOrder(Vendor.ofName("Acme"), Vendor.ofName("Google"));
  }

  @Test
  void uploadedFile_isRead() throws Exception {
    app.slack.files.put(FILE, "App name,ID,Users\nAcme,x,1\nCalendly,y,1\n");

    String proposals = app.submit(sourceModal(), DiscoverModals.FILE, entry(FILE)).body();

    assertThat(proposals).contains("1 of them on your list", "Calendly").doesNotContain("• Acme");
  }

  @Test
  void vendorsOnTheListOnly_areSaidToBeThere() throws Exception {
    assertThat(paste("App name,ID,Users\nAcme,x,1\n").body())
        .contains("1 vendor of past or present use, 1 of them on your list");
  }

  @Test
  void nothingToRead_isAnErrorAtTheField() throws Exception {
    assertThat(paste("").body())
        .contains("\"response_action\":\"errors\"", "Upload a file, or paste text");
    assertThat(paste("hello there").body())
        .contains("\"response_action\":\"errors\"", "This is of no known kind");
    assertThat(app.submit(sourceModal(), DiscoverModals.FILE, entry(FILE)).body())
        .contains("could not be downloaded from Slack");
  }

  @Test
  void tooManySelectedVendors_areRejectedWithTheFix() throws Exception {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      names.add("A vendor with quite a long name, number " + i);
    }

    assertThat(pick(viewOf(paste(ZONE)), names).body()).contains("Select fewer vendors");
  }

  @Test
  void listedVendorThatIsSelectedAnyway_keepsItsDetails() throws Exception {
    Vendor google =
        new Vendor("Google", List.of("google.com"), List.of(), List.of(), "1", null, List.of());
    JsonNode proposals = viewOf(paste(ZONE));
    app.customers.addVendor(CUSTOMER, google);

    assertThat(pick(proposals, List.of("Google")).body()).contains("0 added, 0 changed");
    assertThat(app.customers.vendors(CUSTOMER)).contains(google);
  }
}
