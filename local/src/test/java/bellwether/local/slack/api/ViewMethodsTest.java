package bellwether.local.slack.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class ViewMethodsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Instant now = Instant.parse("2026-03-19T20:25:30Z");
  private final ViewMethods views = new ViewMethods(() -> now);

  private static ApiParameters parameters(String name, String value, String title) {
    ObjectNode call = JSON.createObjectNode().put(name, value);
    call.set("view", modal(title));
    return ApiParameters.parse("application/json", null, call.toString().getBytes(UTF_8));
  }

  private static ObjectNode modal(String title) {
    ObjectNode view = JSON.createObjectNode().put("type", "modal");
    view.putObject("title").put("type", "plain_text").put("text", title);
    view.putArray("blocks").addObject().put("type", "divider");
    return view;
  }

  private String open(String title) {
    return id(views.open(parameters("trigger_id", views.createTrigger(), title)));
  }

  private String push(String title) {
    return id(views.push(parameters("trigger_id", views.createTrigger(), title)));
  }

  private static String id(ObjectNode answer) {
    return answer.path("view").path("id").asText();
  }

  private String topTitle() {
    return Objects.requireNonNull(views.topModal()).path("title").path("text").asText();
  }

  private static void assertRejected(String error, ThrowingCallable call) {
    assertThatExceptionOfType(WebApiException.class)
        .isThrownBy(call)
        .satisfies(exception -> assertThat(exception.error()).isEqualTo(error));
  }

  @Test
  void pushedModal_isOnTop_andClosingItShowsTheOneBelow() {
    assertRejected("not_found", () -> push("no modal is open"));
    String first = open("first");
    String second = push("second");
    assertThat(topTitle()).isEqualTo("second");
    push("third");
    assertRejected("push_limit_reached", () -> push("fourth"));

    views.closeTop();
    assertThat(topTitle()).isEqualTo("second");
    views.update(parameters("view_id", first, "first, updated"));
    assertThat(topTitle()).isEqualTo("second");
    assertThat(views.findView(second)).isNotNull();

    views.closeTop();
    assertThat(topTitle()).isEqualTo("first, updated");
    assertThat(views.findView(second)).isNull();
    assertRejected("not_found", () -> views.update(parameters("view_id", second, "closed")));
  }

  @Test
  void updatedModal_keepsItsId_andChangesItsHash() {
    String id = open("before");
    String hash = Objects.requireNonNull(views.topModal()).path("hash").asText();

    views.update(parameters("view_id", id, "after"));

    assertThat(views.topModal()).isEqualTo(views.findView(id));
    assertThat(topTitle()).isEqualTo("after");
    assertThat(Objects.requireNonNull(views.topModal()).path("hash").asText()).isNotEqualTo(hash);
  }

  @Test
  void trigger_isValidOnce_forThreeSeconds() {
    String used = views.createTrigger();
    views.open(parameters("trigger_id", used, "first"));
    assertRejected("invalid_trigger_id", () -> views.push(parameters("trigger_id", used, "again")));

    String late = views.createTrigger();
    now = now.plusSeconds(4);
    assertRejected("expired_trigger_id", () -> views.push(parameters("trigger_id", late, "late")));
    assertThat(topTitle()).isEqualTo("first");
  }

  @Test
  void closeAll_closesEveryModal() {
    open("first");
    push("second");
    views.closeAll();
    assertThat(views.topModal()).isNull();
  }
}
