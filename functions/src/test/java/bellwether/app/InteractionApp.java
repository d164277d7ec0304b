package bellwether.app;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.pending;

import bellwether.app.access.MemberCache;
import bellwether.app.access.RequestAuthorizer;
import bellwether.app.feeds.PolledFeeds;
import bellwether.app.home.HomeTab;
import bellwether.app.request.FailureLog;
import bellwether.app.request.HttpResponse;
import bellwether.app.request.Interaction;
import bellwether.app.workspace.SharedToken;
import bellwether.domain.notice.Case;
import bellwether.domain.vendor.Vendor;
import bellwether.store.memory.InMemoryCaseStore;
import bellwether.store.memory.InMemoryCustomerStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryStores;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;

/** Sends interactions about one alert, as Slack does. */
final class InteractionApp {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final FailureLog NO_FAILURE =
      new FailureLog(
          "r1",
          line -> {
            throw new AssertionError(line);
          });

  final TestClock clock = TestClock.start();
  final InMemoryStores stores = new InMemoryStores();
  final InMemoryCustomerStore customers = stores.customers();
  private final InMemoryDeliveryStore deliveries = stores.deliveries();
  final InMemoryCaseStore cases = stores.cases();
  final FakeSlackGateway slack = new FakeSlackGateway();
  private final PolledFeeds polledFeeds = new PolledFeeds(List.of(), stores.customerFeeds());

  final InteractionDispatcher interactions =
      new InteractionDispatcher(
          stores,
          new CommandHandler(stores, () -> polledFeeds, SharedToken.SINGLE_WORKSPACE, clock)
              ::answer,
          slack,
          clock,
          Duration.ofMillis(1_200));

  private final RequestDispatcher requests =
      new RequestDispatcher(
          new RequestAuthorizer(stores, slack, new MemberCache(stores, clock)),
          new CommandHandler(stores, () -> polledFeeds, SharedToken.SINGLE_WORKSPACE, clock)
              ::answer,
          interactions,
          new HomeTab(stores, () -> polledFeeds, slack, clock),
          (_, _) -> {});

  InteractionApp() {
    customers.addVendor(CUSTOMER, Vendor.ofName("Acme"));
    deliveries.add(pending("d1", null, clock.instant()));
  }

  static ObjectNode payload(String type) {
    ObjectNode payload = JSON.createObjectNode().put("type", type).put("trigger_id", "1.2.3");
    payload.put("response_url", "https://hooks.slack.com/actions/T/1/x");
    payload.putObject("team").put("id", CUSTOMER);
    payload.putObject("user").put("id", "U1").put("team_id", CUSTOMER);
    return payload;
  }

  HttpResponse send(ObjectNode payload) throws Exception {
    Interaction interaction = Interaction.parse(JSON.writeValueAsString(payload));
    return SlackEndpoint.toResponse(interaction, requests.dispatch(interaction, NO_FAILURE), slack);
  }

  HttpResponse press(String action, String value) throws Exception {
    return send(pressed(action, value));
  }

  static ObjectNode pressed(String action, String value) {
    ObjectNode payload = payload("block_actions");
    payload
        .putArray("actions")
        .addObject()
        .put("action_id", action)
        .put("block_id", "case:d1")
        .put("value", value);
    return payload;
  }

  HttpResponse submit(JsonNode view, String block, JsonNode entered) throws Exception {
    ObjectNode payload = payload("view_submission");
    ObjectNode submitted = payload.putObject("view");
    submitted.set("callback_id", view.get("callback_id"));
    submitted.set("private_metadata", view.get("private_metadata"));
    ObjectNode values = submitted.putObject("state").putObject("values");
    values.putObject(block).set("value", entered);
    return send(payload);
  }

  static JsonNode entry(String text) {
    return JSON.createObjectNode().put("type", "plain_text_input").put("value", text);
  }

  Case currentCase() {
    return cases.find("d1").orElseThrow();
  }
}
