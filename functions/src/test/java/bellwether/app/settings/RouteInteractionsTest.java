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
import bellwether.slack.reply.GeneralReplies;
import bellwether.slack.request.ActionIds;
import bellwether.slack.view.RoutesModal;
import bellwether.store.CustomerStore;
import bellwether.store.memory.InMemoryCustomerStore;
import bellwether.store.memory.InMemoryStores;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules for other channels, by what Slack sends about the windows as they were shown. */
final class RouteInteractionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Route HOT = new Route("C0HOT", Level.HIGH, Set.of(), Set.of());
  private static final Route OKTA = new Route("C0OKTA", Level.LOW, Set.of(), Set.of("okta"));
  private static final Route FIRST = new Route("C0FIRST", Level.LOW, Set.of("1"), Set.of());

  private final InMemoryStores stores = new InMemoryStores();
  private final InMemoryCustomerStore customers = stores.customers();
  private final FakeSlackGateway desk = new FakeSlackGateway();
  private final PolledFeeds polled = new PolledFeeds(List.of(), stores.customerFeeds());
  private final InteractionDispatcher interactions =
      new InteractionDispatcher(
          stores,
          new CommandHandler(stores, () -> polled, SharedToken.SINGLE_WORKSPACE, TestClock.start())
              ::answer,
          desk,
          TestClock.start(),
          Duration.ofMillis(1_200));

  @BeforeEach
  void setUp() {
    customers.addVendor(
        CUSTOMER,
        new Vendor("Okta", List.of(), List.of("Auth0"), List.of(), "Tier 1", null, List.of()));
    customers.addVendor(CUSTOMER, Vendor.ofName("Acme"));
  }

  private void has(Route... routes) {
    Settings now = customers.settings(CUSTOMER);
    customers.saveSettings(CUSTOMER, now.withRoutes(List.of(routes)));
  }

  private List<Route> routes() {
    return customers.settings(CUSTOMER).routes();
  }

  /** The window as somebody has it open. */
  private JsonNode opened() throws Exception {
    press(JSON.createObjectNode(), ActionIds.ROUTES, ActionIds.ROUTES, "routes");
    return shown(desk.pushed.removeLast());
  }

  private static JsonNode shown(View view) throws Exception {
    return JSON.readTree(view.json());
  }

  private Reply press(JsonNode view, String block, String action, String value) throws Exception {
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

  private static ObjectNode payload(String type, JsonNode view, String user) {
    ObjectNode payload = JSON.createObjectNode().put("type", type).put("trigger_id", "t");
    payload.putObject("team").put("id", CUSTOMER);
    payload.putObject("user").put("id", user).put("team_id", CUSTOMER);
    payload.set("view", ((ObjectNode) view.deepCopy()).put("id", "V1"));
    return payload;
  }

  /** Presses a button of the rule that stands there as the so-manieth, and gives what is shown. */
  private JsonNode press(JsonNode view, int number, String action) throws Exception {
    JsonNode row = rows(view).get(number - 1);
    for (JsonNode button : row.path("elements")) {
      if (button.path("action_id").asText().equals(action)) {
        press(view, row.path("block_id").asText(), action, button.path("value").asText());
        return shown(desk.replaced.removeLast());
      }
    }
    throw new AssertionError("no such button: " + row);
  }

  private static List<JsonNode> rows(JsonNode view) {
    return StreamSupport.stream(view.path("blocks").spliterator(), false)
        .filter(block -> block.path("type").asText().equals("actions"))
        .toList();
  }

  /** Fills in the entries whose names begin so. */
  private Reply add(JsonNode view, Map<String, String> entered) throws Exception {
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

  private static JsonNode next(Reply reply) throws Exception {
    assertThat(reply).isInstanceOf(Reply.NextModal.class);
    return shown(((Reply.NextModal) reply).view());
  }

  private static String wrong(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.FieldError.class);
    return ((Reply.FieldError) reply).text();
  }

  @Test
  void rule_isAddedByControls_andShown() throws Exception {
    JsonNode view = opened();
    assertThat(view.toString()).contains("No rules yet").contains("Tier 1");

    JsonNode after =
        next(
            add(
                view,
                Map.of(
                    RoutesModal.CHANNEL, "C0HOT",
                    RoutesModal.MINIMUM, "HIGH",
                    RoutesModal.TIERS, "1",
                    RoutesModal.VENDORS, "auth0\n\n acme ")));

    assertThat(routes())
        .containsExactly(new Route("C0HOT", Level.HIGH, Set.of("1"), Set.of("okta", "acme")));
    assertThat(rows(after)).hasSize(1);
    assertThat(after.toString())
        .contains("\"channel_id\":\"C0HOT\"")
        .contains(": high severity or higher; tier 1; Acme, Okta");
  }

  @Test
  void entries_areEmptyAfterARuleWasAdded_butNotAfterOneWasRemoved() throws Exception {
    has(HOT, OKTA);
    JsonNode view = opened();

    JsonNode removed = press(view, 1, ActionIds.ROUTE_REMOVE);
    assertThat(names(removed)).isNotEmpty().isEqualTo(names(view));

    JsonNode added = next(add(removed, Map.of(RoutesModal.CHANNEL, "C0FIRST")));
    assertThat(names(added)).isNotEmpty().doesNotContainAnyElementsOf(names(view));
    assertThat(routes()).extracting(Route::channel).containsExactly("C0OKTA", "C0FIRST");
  }

  private static List<String> names(JsonNode view) {
    return StreamSupport.stream(view.path("blocks").spliterator(), false)
        .filter(block -> block.path("type").asText().equals("input"))
        .map(block -> block.path("block_id").asText())
        .toList();
  }

  @Test
  void rule_isRemovedAndMovedByItsButtons() throws Exception {
    has(HOT, OKTA, FIRST);

    JsonNode moved = press(opened(), 3, ActionIds.ROUTE_UP);
    assertThat(routes()).containsExactly(HOT, FIRST, OKTA);

    JsonNode removed = press(moved, 1, ActionIds.ROUTE_REMOVE);
    assertThat(routes()).containsExactly(FIRST, OKTA);
    assertThat(rows(removed)).hasSize(2);
    assertThat(removed.toString()).doesNotContain("Somebody else");
  }

  @Test
  void stepDoneTwice_isDoneOnce() throws Exception {
    has(HOT, OKTA, FIRST);
    JsonNode view = opened();
    press(view, 3, ActionIds.ROUTE_UP);
    press(view, 3, ActionIds.ROUTE_UP);
    assertThat(routes()).containsExactly(HOT, FIRST, OKTA);

    JsonNode fresh = opened();
    Map<String, String> entered = Map.of(RoutesModal.CHANNEL, "C0NEW");
    next(add(fresh, entered));
    next(add(fresh, entered));
    assertThat(routes()).extracting(Route::channel).containsOnlyOnce("C0NEW").hasSize(4);
  }

  @Test
  void twoPeople_undoNothingOfEachOthers_andTheSecondIsTold() throws Exception {
    has(HOT, OKTA, FIRST);
    JsonNode anas = opened();
    JsonNode bens = opened();

    press(anas, 1, ActionIds.ROUTE_REMOVE);
    next(add(anas, Map.of(RoutesModal.CHANNEL, "C0NEW")));
    press(bens, 2, ActionIds.ROUTE_REMOVE);
    assertThat(routes()).extracting(Route::channel).containsExactly("C0FIRST", "C0NEW");

    JsonNode late = press(bens, 1, ActionIds.ROUTE_REMOVE);
    assertThat(late.toString()).contains("Somebody else changed the rules");
    JsonNode above = press(bens, 3, ActionIds.ROUTE_UP);
    assertThat(above.toString()).contains("Somebody else changed the rules");
    assertThat(routes()).extracting(Route::channel).containsExactly("C0FIRST", "C0NEW");
  }

  @Test
  void writeThatCollides_isDoneAgainOverTheOthers() throws Exception {
    has(HOT, OKTA);
    String block = rows(opened()).getFirst().path("block_id").asText();
    CustomerStore raced = beforeTheFirstWrite(() -> has(HOT, OKTA, FIRST));
    ObjectNode payload = payload("block_actions", JSON.createObjectNode(), "U1");
    payload
        .putArray("actions")
        .addObject()
        .put("block_id", block)
        .put("action_id", ActionIds.ROUTE_REMOVE);

    new RouteInteractions(raced, desk).click(Interaction.parse(JSON.writeValueAsString(payload)));

    assertThat(routes()).containsExactly(OKTA, FIRST);
  }

  private CustomerStore beforeTheFirstWrite(Runnable other) {
    AtomicBoolean done = new AtomicBoolean();
    return (CustomerStore)
        Proxy.newProxyInstance(
            CustomerStore.class.getClassLoader(),
            new Class<?>[] {CustomerStore.class},
            (_, method, arguments) -> {
              if (method.getName().equals("saveSettings") && done.compareAndSet(false, true)) {
                other.run();
              }
              return method.invoke(customers, arguments);
            });
  }

  @Test
  void wrongEntry_isNamedWithItsFix() throws Exception {
    JsonNode view = opened();
    assertThat(wrong(add(view, Map.of()))).isEqualTo("Choose a channel.");
    assertThat(
            wrong(add(view, Map.of(RoutesModal.CHANNEL, "C1", RoutesModal.VENDORS, "Okta\nFoo"))))
        .isEqualTo("\"Foo\" is not on your list: watch it first.");
    assertThat(routes()).isEmpty();

    has(HOT);
    Map<String, String> same = Map.of(RoutesModal.CHANNEL, "C0HOT", RoutesModal.MINIMUM, "HIGH");
    assertThat(wrong(add(opened(), same))).isEqualTo("This rule already exists.");
    assertThat(routes()).containsExactly(HOT);
  }

  @Test
  void rules_areNotMoreThanAWindowShows() throws Exception {
    JsonNode before = opened();
    has(
        IntStream.range(0, RoutesModal.MAX_ROUTES)
            .mapToObj(i -> new Route("C0" + i, Level.LOW, Set.of(), Set.of()))
            .toArray(Route[]::new));

    assertThat(wrong(add(before, Map.of(RoutesModal.CHANNEL, "C0NEW"))))
        .isEqualTo("There are 20 rules already: remove one first.");
    JsonNode full = opened();
    assertThat(rows(full)).hasSize(RoutesModal.MAX_ROUTES);
    assertThat(full.has("submit")).isFalse();
    assertThat(names(full)).isEmpty();
  }

  @Test
  void windowOfWhoMayNot_showsTheRefusal_andNothingIsChanged() throws Exception {
    has(HOT, OKTA);
    JsonNode view = opened();
    customers.saveSettings(CUSTOMER, customers.settings(CUSTOMER).withEditors(Set.of("U0ANA")));

    assertThat(opened().toString()).contains("Only editors can change");
    assertThat(press(view, 1, ActionIds.ROUTE_REMOVE).toString())
        .contains("Only editors can change");
    assertThat(press(view, 2, ActionIds.ROUTE_UP).toString()).contains("Only editors can change");
    assertThat(next(add(view, Map.of(RoutesModal.CHANNEL, "C0NEW"))).toString())
        .contains("Only editors can change");
    assertThat(routes()).containsExactly(HOT, OKTA);
  }

  @Test
  void windowThatCannotBeOpened_isSaid() throws Exception {
    desk.opensModals = false;
    Reply reply = press(JSON.createObjectNode(), ActionIds.ROUTES, ActionIds.ROUTES, "routes");
    assertThat(reply).isEqualTo(new Reply.Message(GeneralReplies.modalNotOpened()));
  }
}
