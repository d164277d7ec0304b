package bellwether.app.settings;

import static bellwether.app.settings.RoutesWindow.FIRST;
import static bellwether.app.settings.RoutesWindow.HOT;
import static bellwether.app.settings.RoutesWindow.JSON;
import static bellwether.app.settings.RoutesWindow.OKTA;
import static bellwether.app.settings.RoutesWindow.next;
import static bellwether.app.settings.RoutesWindow.payload;
import static bellwether.app.settings.RoutesWindow.rows;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.request.Interaction;
import bellwether.domain.workspace.Route;
import bellwether.slack.request.ActionIds;
import bellwether.slack.view.RoutesModal;
import bellwether.store.CustomerStore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Tests changes that are made twice or at the same time. */
final class ConcurrentRouteChangesTest {
  private final RoutesWindow window = new RoutesWindow();

  @Test
  void repeatedStep_isAppliedOnce() throws Exception {
    window.has(HOT, OKTA, FIRST);
    JsonNode view = window.opened();
    window.press(view, 3, ActionIds.ROUTE_UP);
    window.press(view, 3, ActionIds.ROUTE_UP);
    assertThat(window.routes()).containsExactly(HOT, FIRST, OKTA);

    JsonNode fresh = window.opened();
    Map<String, String> entered = Map.of(RoutesModal.CHANNEL, "C0NEW");
    next(window.add(fresh, entered));
    next(window.add(fresh, entered));
    assertThat(window.routes()).extracting(Route::channel).containsOnlyOnce("C0NEW").hasSize(4);
  }

  @Test
  void twoPeople_keepEachOthersChanges_andTheSecondIsNotified() throws Exception {
    window.has(HOT, OKTA, FIRST);
    JsonNode anas = window.opened();
    JsonNode bens = window.opened();

    window.press(anas, 1, ActionIds.ROUTE_REMOVE);
    next(window.add(anas, Map.of(RoutesModal.CHANNEL, "C0NEW")));
    window.press(bens, 2, ActionIds.ROUTE_REMOVE);
    assertThat(window.routes()).extracting(Route::channel).containsExactly("C0FIRST", "C0NEW");

    JsonNode late = window.press(bens, 1, ActionIds.ROUTE_REMOVE);
    assertThat(late.toString()).contains("Somebody else changed the rules");
    JsonNode above = window.press(bens, 3, ActionIds.ROUTE_UP);
    assertThat(above.toString()).contains("Somebody else changed the rules");
    assertThat(window.routes()).extracting(Route::channel).containsExactly("C0FIRST", "C0NEW");
  }

  @Test
  void conflictingWrite_isRepeatedOnTheNewState() throws Exception {
    window.has(HOT, OKTA);
    String block = rows(window.opened()).getFirst().path("block_id").asText();
    CustomerStore raced = beforeTheFirstWrite(() -> window.has(HOT, OKTA, FIRST));
    ObjectNode payload = payload("block_actions", JSON.createObjectNode(), "U1");
    payload
        .putArray("actions")
        .addObject()
        .put("block_id", block)
        .put("action_id", ActionIds.ROUTE_REMOVE);

    new RouteInteractions(raced, window.desk)
        .click(Interaction.parse(JSON.writeValueAsString(payload)));

    assertThat(window.routes()).containsExactly(OKTA, FIRST);
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
              return method.invoke(window.customers, arguments);
            });
  }
}
