package bellwether.app;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.advisory;
import static bellwether.app.InteractionApp.JSON;
import static bellwether.app.InteractionApp.entry;
import static bellwether.app.InteractionApp.payload;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.request.HttpResponse;
import bellwether.app.request.Reply;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.notice.Case.Status;
import bellwether.domain.vendor.Vendor;
import bellwether.match.names.LookupTerms;
import bellwether.store.memory.InMemoryAdvisoryStore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** Tests windows and buttons that change the vendor list. */
final class VendorInteractionDispatchTest {
  private final InteractionApp app = new InteractionApp();
  private final InMemoryAdvisoryStore advisories = app.stores.advisories();

  @Test
  void notThisVendor_previewsHiddenReportsThenExcludes() throws Exception {
    Advisory park =
        advisory("a1", "Acme Park visitors hit by data breach", "", app.clock.instant());
    advisories.add(park);
    advisories.markMatched(park, LookupTerms.of(park));
    app.press("case.dismiss", "0");

    HttpResponse preview =
        app.submit(JSON.readTree(app.slack.opened.getFirst().json()), "phrase", entry("Acme Park"));

    JsonNode view = JSON.readTree(preview.body()).get("view");
    assertThat(view.toString()).contains("1 report on record").contains("Acme Park visitors");
    assertThat(app.customers.vendors(CUSTOMER).getFirst().excludedPhrases()).isEmpty();

    assertThat(app.submit(view, "none", entry("")))
        .isEqualTo(HttpResponse.fromReply(new Reply.CloseModal()));
    assertThat(app.customers.vendors(CUSTOMER).getFirst().excludedPhrases())
        .containsExactly("Acme Park");
    assertThat(app.currentCase().status()).isEqualTo(Status.DISMISSED);
  }

  @Test
  void outdatedExclusion_isRejectedWithTheReason() throws Exception {
    app.press("case.dismiss", "0");
    HttpResponse preview =
        app.submit(JSON.readTree(app.slack.opened.getFirst().json()), "phrase", entry("Acme Park"));
    app.press("case.notAffected", "0");

    HttpResponse answer = app.submit(JSON.readTree(preview.body()).get("view"), "none", entry(""));

    assertThat(answer.body()).contains("response_action\":\"update").contains("not affecting us");
    assertThat(app.customers.vendors(CUSTOMER).getFirst().excludedPhrases()).isEmpty();
  }

  @Test
  void vendorsOwnName_cannotBeExcluded() throws Exception {
    app.press("case.dismiss", "0");

    HttpResponse answer =
        app.submit(JSON.readTree(app.slack.opened.getFirst().json()), "phrase", entry("ACME"));

    assertThat(answer.body()).contains("That is the vendor's own name");
  }

  @Test
  void watchButtonOfALookup_watchesTheVendorAndConfirms() throws Exception {
    ObjectNode payload = payload("block_actions");
    payload
        .putArray("actions")
        .addObject()
        .put("action_id", "vendor.watch")
        .put("block_id", "lookup")
        .put("value", "Globex");

    app.send(payload);

    assertThat(app.customers.vendors(CUSTOMER)).extracting(Vendor::name).contains("Globex");
    assertThat(app.slack.responses.getFirst()).startsWith("Watching Globex.");
  }

  @Test
  void vendorModal_showsAndSavesTheVendor() throws Exception {
    ObjectNode payload = payload("block_actions");
    payload
        .putArray("actions")
        .addObject()
        .put("action_id", "home.edit")
        .put("block_id", "home")
        .putObject("selected_option")
        .put("value", "acme");
    app.send(payload);
    JsonNode view = JSON.readTree(app.slack.opened.getFirst().json());

    HttpResponse answer = app.submit(view, "aliases", entry("Acme Corp\n\n Acmeware "));

    assertThat(answer).isEqualTo(HttpResponse.fromReply(new Reply.CloseModal()));
    assertThat(app.customers.vendors(CUSTOMER).getFirst().aliases())
        .containsExactly("Acme Corp", "Acmeware");
  }

  @Test
  void homeTabModalThatSlackDidNotOpen_isReported() throws Exception {
    app.slack.opensModals = false;
    ObjectNode payload = payload("block_actions");
    payload
        .putArray("actions")
        .addObject()
        .put("action_id", "home.settings")
        .put("block_id", "home")
        .put("value", "settings");

    app.send(payload);

    assertThat(app.slack.responses).containsExactly("Slack could not open the dialog. Try again.");
  }
}
