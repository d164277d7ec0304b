package bellwether.app;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.advisory;
import static bellwether.app.Fixtures.pending;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.feeds.PolledFeeds;
import bellwether.app.request.HttpResponse;
import bellwether.app.request.Interaction;
import bellwether.app.request.Reply;
import bellwether.app.workspace.SharedToken;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Case.Impact;
import bellwether.domain.notice.Case.Status;
import bellwether.domain.vendor.Vendor;
import bellwether.match.names.LookupTerms;
import bellwether.store.memory.InMemoryAdvisoryStore;
import bellwether.store.memory.InMemoryCaseStore;
import bellwether.store.memory.InMemoryCustomerStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryStores;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class InteractionDispatcherTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final InMemoryAdvisoryStore advisories = stores.advisories();
  private final InMemoryCustomerStore customers = stores.customers();
  private final InMemoryDeliveryStore deliveries = stores.deliveries();
  private final InMemoryCaseStore cases = stores.cases();
  private final FakeSlackGateway slack = new FakeSlackGateway();
  private final PolledFeeds polledFeeds = new PolledFeeds(List.of(), stores.customerFeeds());
  private final InteractionDispatcher interactions =
      new InteractionDispatcher(
          stores,
          new CommandHandler(stores, () -> polledFeeds, SharedToken.SINGLE_WORKSPACE, clock)
              ::answer,
          slack,
          clock,
          Duration.ofMillis(1_200));

  @BeforeEach
  void addAlert() {
    customers.addVendor(CUSTOMER, Vendor.ofName("Acme"));
    deliveries.add(pending("d1", null, clock.instant()));
  }

  private static ObjectNode payload(String type) {
    ObjectNode payload = JSON.createObjectNode().put("type", type).put("trigger_id", "1.2.3");
    payload.put("response_url", "https://hooks.slack.com/actions/T/1/x");
    payload.putObject("team").put("id", CUSTOMER);
    payload.putObject("user").put("id", "U1").put("team_id", CUSTOMER);
    return payload;
  }

  private HttpResponse send(ObjectNode payload) throws Exception {
    Interaction interaction = Interaction.parse(JSON.writeValueAsString(payload));
    return SlackEndpoint.toResponse(interaction, interactions.dispatch(interaction), slack);
  }

  private HttpResponse press(String action, String value) throws Exception {
    ObjectNode payload = payload("block_actions");
    payload
        .putArray("actions")
        .addObject()
        .put("action_id", action)
        .put("block_id", "case:d1")
        .put("value", value);
    return send(payload);
  }

  private HttpResponse submit(JsonNode view, String block, JsonNode entered) throws Exception {
    ObjectNode payload = payload("view_submission");
    ObjectNode submitted = payload.putObject("view");
    submitted.set("callback_id", view.get("callback_id"));
    submitted.set("private_metadata", view.get("private_metadata"));
    ObjectNode values = submitted.putObject("state").putObject("values");
    values.putObject(block).set("value", entered);
    return send(payload);
  }

  private static JsonNode entry(String text) {
    return JSON.createObjectNode().put("type", "plain_text_input").put("value", text);
  }

  private Case currentCase() {
    return cases.find("d1").orElseThrow();
  }

  @Test
  void acknowledge_returnsAnEmptyResponse() throws Exception {
    assertThat(press("case.acknowledge", "0")).isEqualTo(HttpResponse.empty(200));
    assertThat(currentCase().status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(slack.responses).isEmpty();
  }

  @Test
  void outdatedClick_tellsThePersonWhatHappened() throws Exception {
    press("case.notAffected", "0");
    press("case.acknowledge", "0");

    assertThat(slack.responses).hasSize(1);
    assertThat(slack.responses.getFirst())
        .startsWith("Not done: Someone marked it as not affecting us at 2026-03-02 09:00 UTC.");
  }

  @Test
  @Tag("case-65")
  void personOfAnotherWorkspace_isRejected() throws Exception {
    ObjectNode payload = payload("block_actions");
    payload.putObject("user").put("id", "U9").put("team_id", "T0PARTNER");
    payload
        .putArray("actions")
        .addObject()
        .put("action_id", "case.acknowledge")
        .put("block_id", "case:d1")
        .put("value", "0");

    send(payload);

    assertThat(cases.find("d1")).isEmpty();
    assertThat(slack.responses)
        .containsExactly(
            "Only members of the workspace that watches this vendor can act on its alerts.");
  }

  @Test
  @Tag("case-65")
  void personWithoutWorkspace_isRejected() throws Exception {
    ObjectNode payload = payload("block_actions");
    payload.putObject("user").put("id", "U9");
    payload
        .putArray("actions")
        .addObject()
        .put("action_id", "case.acknowledge")
        .put("block_id", "case:d1")
        .put("value", "0");

    send(payload);

    assertThat(cases.find("d1")).isEmpty();
  }

  @Test
  @Tag("case-65")
  void alertOfAnotherCustomer_isNotFound() throws Exception {
    ObjectNode payload = payload("block_actions");
    payload.putObject("team").put("id", "T0OTHER");
    payload.putObject("user").put("id", "U9").put("team_id", "T0OTHER");
    payload
        .putArray("actions")
        .addObject()
        .put("action_id", "case.acknowledge")
        .put("block_id", "case:d1")
        .put("value", "0");

    send(payload);

    assertThat(cases.find("d1")).isEmpty();
    assertThat(slack.responses.getFirst()).startsWith("This alert is no longer on record.");
  }

  @Test
  void assign_usesTheChosenPerson() throws Exception {
    ObjectNode payload = payload("block_actions");
    payload
        .putArray("actions")
        .addObject()
        .put("action_id", "case.assign")
        .put("block_id", "case:d1")
        .put("type", "users_select")
        .put("selected_user", "U7");

    send(payload);

    assertThat(currentCase().assignee()).isEqualTo("U7");
  }

  @Test
  void snooze_usesTheChosenTimeToTheMinute() throws Exception {
    clock.advance(Duration.ofSeconds(20));
    ObjectNode payload = payload("block_actions");
    payload
        .putArray("actions")
        .addObject()
        .put("action_id", "case.snooze")
        .put("block_id", "case:d1")
        .putObject("selected_option")
        .put("value", "0 P1D");

    send(payload);

    assertThat(currentCase().snoozedUntil()).isEqualTo("2026-03-03T09:00:00Z");
  }

  @Test
  void affected_opensAModalAndSavesTheImpact() throws Exception {
    press("case.affected", "0");
    JsonNode view = JSON.readTree(slack.opened.getFirst().json());
    ObjectNode payload = payload("view_submission");
    ObjectNode submitted = payload.putObject("view");
    submitted.set("callback_id", view.get("callback_id"));
    submitted.set("private_metadata", view.get("private_metadata"));
    ObjectNode values = submitted.putObject("state").putObject("values");
    values.putObject("what").set("value", entry("two servers"));
    values.putObject("who").putObject("value").put("selected_user", "U8");
    values.putObject("followUp").putObject("value").put("selected_date", "2026-04-01");

    assertThat(send(payload)).isEqualTo(HttpResponse.fromReply(new Reply.CloseModal()));
    assertThat(currentCase().status()).isEqualTo(Status.AFFECTED);
    assertThat(currentCase().impact())
        .isEqualTo(new Impact("two servers", "U8", LocalDate.of(2026, 4, 1)));
  }

  @Test
  void outdatedAffectedModal_staysOpenWithTheReason() throws Exception {
    press("case.affected", "0");
    JsonNode view = JSON.readTree(slack.opened.getFirst().json());
    press("case.notAffected", "0");

    HttpResponse answer = submit(view, "what", entry("two servers"));

    assertThat(answer.body())
        .contains("\"response_action\":\"errors\"")
        .contains("not affecting us");
    assertThat(currentCase().status()).isEqualTo(Status.NOT_AFFECTED);
  }

  @Test
  void notThisVendor_previewsHiddenReportsThenExcludes() throws Exception {
    Advisory park = advisory("a1", "Acme Park visitors hit by data breach", "", clock.instant());
    advisories.add(park);
    advisories.markMatched(park, LookupTerms.of(park));
    press("case.dismiss", "0");

    HttpResponse preview =
        submit(JSON.readTree(slack.opened.getFirst().json()), "phrase", entry("Acme Park"));

    JsonNode view = JSON.readTree(preview.body()).get("view");
    assertThat(view.toString()).contains("1 report on record").contains("Acme Park visitors");
    assertThat(customers.vendors(CUSTOMER).getFirst().excludedPhrases()).isEmpty();

    assertThat(submit(view, "none", entry("")))
        .isEqualTo(HttpResponse.fromReply(new Reply.CloseModal()));
    assertThat(customers.vendors(CUSTOMER).getFirst().excludedPhrases())
        .containsExactly("Acme Park");
    assertThat(currentCase().status()).isEqualTo(Status.DISMISSED);
  }

  @Test
  void outdatedExclusion_isRejectedWithTheReason() throws Exception {
    press("case.dismiss", "0");
    HttpResponse preview =
        submit(JSON.readTree(slack.opened.getFirst().json()), "phrase", entry("Acme Park"));
    press("case.notAffected", "0");

    HttpResponse answer = submit(JSON.readTree(preview.body()).get("view"), "none", entry(""));

    assertThat(answer.body()).contains("response_action\":\"update").contains("not affecting us");
    assertThat(customers.vendors(CUSTOMER).getFirst().excludedPhrases()).isEmpty();
  }

  @Test
  void vendorsOwnName_cannotBeExcluded() throws Exception {
    press("case.dismiss", "0");

    HttpResponse answer =
        submit(JSON.readTree(slack.opened.getFirst().json()), "phrase", entry("ACME"));

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

    send(payload);

    assertThat(customers.vendors(CUSTOMER)).extracting(Vendor::name).contains("Globex");
    assertThat(slack.responses.getFirst()).startsWith("Watching Globex.");
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
    send(payload);
    JsonNode view = JSON.readTree(slack.opened.getFirst().json());

    HttpResponse answer = submit(view, "aliases", entry("Acme Corp\n\n Acmeware "));

    assertThat(answer).isEqualTo(HttpResponse.fromReply(new Reply.CloseModal()));
    assertThat(customers.vendors(CUSTOMER).getFirst().aliases())
        .containsExactly("Acme Corp", "Acmeware");
  }

  @Test
  void modalThatSlackDidNotOpen_isReported() throws Exception {
    slack.opensModals = false;

    press("case.affected", "0");

    assertThat(slack.responses).containsExactly("Slack could not open the dialog. Try again.");
  }

  @Test
  void homeTabModalThatSlackDidNotOpen_isReported() throws Exception {
    slack.opensModals = false;
    ObjectNode payload = payload("block_actions");
    payload
        .putArray("actions")
        .addObject()
        .put("action_id", "home.settings")
        .put("block_id", "home")
        .put("value", "settings");

    send(payload);

    assertThat(slack.responses).containsExactly("Slack could not open the dialog. Try again.");
  }
}
