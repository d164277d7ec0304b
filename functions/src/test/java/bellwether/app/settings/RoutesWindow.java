package bellwether.app.settings;

import static bellwether.app.Fixtures.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.CommandHandler;
import bellwether.app.FakeSlackGateway;
import bellwether.app.InteractionDispatcher;
import bellwether.app.TestClock;
import bellwether.app.feeds.PolledFeeds;
import bellwether.app.request.Interaction;
import bellwether.app.request.Reply;
import bellwether.app.workspace.SharedToken;
import bellwether.domain.incident.Severity.Level;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.workspace.Route;
import bellwether.domain.workspace.Settings;
import bellwether.slack.block.View;
import bellwether.slack.request.ActionIds;
import bellwether.store.memory.InMemoryCustomerStore;
import bellwether.store.memory.InMemoryStores;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Opens the window of routes and presses its buttons. */
final class RoutesWindow {
  static final ObjectMapper JSON = new ObjectMapper();
  static final Route HOT = new Route("C0HOT", Level.HIGH, Set.of(), Set.of());
  static final Route OKTA = new Route("C0OKTA", Level.LOW, Set.of(), Set.of("okta"));
  static final Route FIRST = new Route("C0FIRST", Level.LOW, Set.of("1"), Set.of());

  private final InMemoryStores stores = new InMemoryStores();
  final InMemoryCustomerStore customers = stores.customers();
  final FakeSlackGateway desk = new FakeSlackGateway();
  private final PolledFeeds polled = new PolledFeeds(List.of(), stores.customerFeeds());

  private final InteractionDispatcher interactions =
      new InteractionDispatcher(
          stores,
          new CommandHandler(stores, () -> polled, SharedToken.SINGLE_WORKSPACE, TestClock.start())
              ::answer,
          desk,
          TestClock.start(),
          Duration.ofMillis(1_200));

  RoutesWindow() {
    customers.addVendor(
        CUSTOMER,
        new Vendor("Okta", List.of(), List.of("Auth0"), List.of(), "Tier 1", null, List.of()));
    customers.addVendor(CUSTOMER, Vendor.ofName("Acme"));
  }

  void has(Route... routes) {
    Settings now = customers.settings(CUSTOMER);
    customers.saveSettings(CUSTOMER, now.withRoutes(List.of(routes)));
  }

  List<Route> routes() {
    return customers.settings(CUSTOMER).routes();
  }

  /** The window as it is open in Slack. */
  JsonNode opened() throws Exception {
    press(JSON.createObjectNode(), ActionIds.ROUTES, ActionIds.ROUTES, "routes");
    return shown(desk.pushed.removeLast());
  }

  private static JsonNode shown(View view) throws Exception {
    return JSON.readTree(view.json());
  }

  Reply press(JsonNode view, String block, String action, String value) throws Exception {
    ObjectNode payload = payload("block_actions", view, "U1");
    payload
        .putArray("actions")
        .addObject()
        .put("type", "button")
        .put("block_id", block)
        .put("action_id", action)
        .put("value", value);
    return interactions.dispatch(Interaction.parse(JSON.writeValueAsString(payload)));
  }

  static ObjectNode payload(String type, JsonNode view, String user) {
    ObjectNode payload = JSON.createObjectNode().put("type", type).put("trigger_id", "t");
    payload.putObject("team").put("id", CUSTOMER);
    payload.putObject("user").put("id", user).put("team_id", CUSTOMER);
    payload.set("view", ((ObjectNode) view.deepCopy()).put("id", "V1"));
    return payload;
  }

  /** Presses a button of the rule at that position and returns the updated window. */
  JsonNode press(JsonNode view, int number, String action) throws Exception {
    JsonNode row = rows(view).get(number - 1);
    for (JsonNode button : row.path("elements")) {
      if (button.path("action_id").asText().equals(action)) {
        press(view, row.path("block_id").asText(), action, button.path("value").asText());
        return shown(desk.replaced.removeLast());
      }
    }
    throw new AssertionError("no such button: " + row);
  }

  static List<JsonNode> rows(JsonNode view) {
    return StreamSupport.stream(view.path("blocks").spliterator(), false)
        .filter(block -> block.path("type").asText().equals("actions"))
        .toList();
  }

  /** Fills in the fields whose ids begin with these keys, and adds the rule. */
  Reply add(JsonNode view, Map<String, String> entered) throws Exception {
    ObjectNode payload = payload("view_submission", view, "U1");
    ObjectNode values = payload.withObject("/view/state/values");
    for (JsonNode block : view.path("blocks")) {
      String id = block.path("block_id").asText();
      String text = entered.get(id.replaceFirst("\\..*", ""));
      if (block.path("type").asText().equals("input") && text != null) {
        ObjectNode control = values.putObject(id).putObject("value");
        switch (block.path("element").path("type").asText()) {
          case "conversations_select" -> control.put("selected_conversation", text);
          case "static_select" -> control.putObject("selected_option").put("value", text);
          case "multi_static_select" ->
              text.lines()
                  .forEach(
                      one -> control.withArray("selected_options").addObject().put("value", one));
          default -> control.put("value", text);
        }
      }
    }
    return interactions.dispatch(Interaction.parse(JSON.writeValueAsString(payload)));
  }

  static JsonNode next(Reply reply) throws Exception {
    assertThat(reply).isInstanceOf(Reply.NextModal.class);
    return shown(((Reply.NextModal) reply).view());
  }
}
