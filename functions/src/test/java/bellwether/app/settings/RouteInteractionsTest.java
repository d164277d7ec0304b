package bellwether.app.settings;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.settings.RoutesWindow.FIRST;
import static bellwether.app.settings.RoutesWindow.HOT;
import static bellwether.app.settings.RoutesWindow.JSON;
import static bellwether.app.settings.RoutesWindow.OKTA;
import static bellwether.app.settings.RoutesWindow.next;
import static bellwether.app.settings.RoutesWindow.rows;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.request.Reply;
import bellwether.domain.incident.Severity.Level;
import bellwether.domain.workspace.Route;
import bellwether.slack.reply.GeneralReplies;
import bellwether.slack.request.ActionIds;
import bellwether.slack.view.RoutesModal;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Tests the window of routes, with what Slack sends about it. */
final class RouteInteractionsTest {
  private final RoutesWindow window = new RoutesWindow();

  private static String wrong(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.FieldError.class);
    return ((Reply.FieldError) reply).text();
  }

  @Test
  void rule_isAddedByControls_andShown() throws Exception {
    JsonNode view = window.opened();
    assertThat(view.toString()).contains("No rules yet").contains("Tier 1");

    JsonNode after =
        next(
            window.add(
                view,
                Map.of(
                    RoutesModal.CHANNEL, "C0HOT",
                    RoutesModal.MINIMUM, "HIGH",
                    RoutesModal.TIERS, "1",
                    RoutesModal.VENDORS, "auth0\n\n acme ")));

    assertThat(window.routes())
        .containsExactly(new Route("C0HOT", Level.HIGH, Set.of("1"), Set.of("okta", "acme")));
    assertThat(rows(after)).hasSize(1);
    assertThat(after.toString())
        .contains("\"channel_id\":\"C0HOT\"")
        .contains(": high severity or higher; tier 1; Acme, Okta");
  }

  @Test
  void entries_areEmptyAfterARuleWasAdded_butNotAfterOneWasRemoved() throws Exception {
    window.has(HOT, OKTA);
    JsonNode view = window.opened();

    JsonNode removed = window.press(view, 1, ActionIds.ROUTE_REMOVE);
    assertThat(names(removed)).isNotEmpty().isEqualTo(names(view));

    JsonNode added = next(window.add(removed, Map.of(RoutesModal.CHANNEL, "C0FIRST")));
    assertThat(names(added)).isNotEmpty().doesNotContainAnyElementsOf(names(view));
    assertThat(window.routes()).extracting(Route::channel).containsExactly("C0OKTA", "C0FIRST");
  }

  private static List<String> names(JsonNode view) {
    return StreamSupport.stream(view.path("blocks").spliterator(), false)
        .filter(block -> block.path("type").asText().equals("input"))
        .map(block -> block.path("block_id").asText())
        .toList();
  }

  @Test
  void rule_isRemovedAndMovedByItsButtons() throws Exception {
    window.has(HOT, OKTA, FIRST);

    JsonNode moved = window.press(window.opened(), 3, ActionIds.ROUTE_UP);
    assertThat(window.routes()).containsExactly(HOT, FIRST, OKTA);

    JsonNode removed = window.press(moved, 1, ActionIds.ROUTE_REMOVE);
    assertThat(window.routes()).containsExactly(FIRST, OKTA);
    assertThat(rows(removed)).hasSize(2);
    assertThat(removed.toString()).doesNotContain("Somebody else");
  }

  @Test
  void invalidEntry_isReportedWithItsFix() throws Exception {
    JsonNode view = window.opened();
    assertThat(wrong(window.add(view, Map.of()))).isEqualTo("Choose a channel.");
    assertThat(
            wrong(
                window.add(
                    view, Map.of(RoutesModal.CHANNEL, "C1", RoutesModal.VENDORS, "Okta\nFoo"))))
        .isEqualTo("\"Foo\" is not on your list: watch it first.");
    assertThat(window.routes()).isEmpty();

    window.has(HOT);
    Map<String, String> same = Map.of(RoutesModal.CHANNEL, "C0HOT", RoutesModal.MINIMUM, "HIGH");
    assertThat(wrong(window.add(window.opened(), same))).isEqualTo("This rule already exists.");
    assertThat(window.routes()).containsExactly(HOT);
  }

  @Test
  void rules_areLimitedToWhatAWindowShows() throws Exception {
    JsonNode before = window.opened();
    window.has(
        IntStream.range(0, RoutesModal.MAX_ROUTES)
            .mapToObj(i -> new Route("C0" + i, Level.LOW, Set.of(), Set.of()))
            .toArray(Route[]::new));

    assertThat(wrong(window.add(before, Map.of(RoutesModal.CHANNEL, "C0NEW"))))
        .isEqualTo("There are 20 rules already: remove one first.");
    JsonNode full = window.opened();
    assertThat(rows(full)).hasSize(RoutesModal.MAX_ROUTES);
    assertThat(full.has("submit")).isFalse();
    assertThat(names(full)).isEmpty();
  }

  @Test
  void windowOfANonEditor_showsTheRefusal_andNothingIsChanged() throws Exception {
    window.has(HOT, OKTA);
    JsonNode view = window.opened();
    window.customers.saveSettings(
        CUSTOMER, window.customers.settings(CUSTOMER).withEditors(Set.of("U0ANA")));

    assertThat(window.opened().toString()).contains("Only editors can change");
    assertThat(window.press(view, 1, ActionIds.ROUTE_REMOVE).toString())
        .contains("Only editors can change");
    assertThat(window.press(view, 2, ActionIds.ROUTE_UP).toString())
        .contains("Only editors can change");
    assertThat(next(window.add(view, Map.of(RoutesModal.CHANNEL, "C0NEW"))).toString())
        .contains("Only editors can change");
    assertThat(window.routes()).containsExactly(HOT, OKTA);
  }

  @Test
  void windowThatCannotBeOpened_isReported() throws Exception {
    window.desk.opensModals = false;
    Reply reply =
        window.press(JSON.createObjectNode(), ActionIds.ROUTES, ActionIds.ROUTES, "routes");
    assertThat(reply).isEqualTo(new Reply.Message(GeneralReplies.modalNotOpened()));
  }
}
