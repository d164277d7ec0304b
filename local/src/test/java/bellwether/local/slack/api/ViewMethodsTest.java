package bellwether.local.slack.api;

import bellwether.local.slack.FakeClock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class ViewMethodsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FakeClock clock = new FakeClock();
  private final ViewMethods views = new ViewMethods(clock);

  private static Parameters parameters(String name, String value, String title) {
    ObjectNode call = JSON.createObjectNode().put(name, value);
    call.set("view", modal(title));
    return Parameters.of("application/json", null, call.toString().getBytes(UTF_8));
  }

  private static ObjectNode modal(String title) {
    ObjectNode view = JSON.createObjectNode().put("type", "modal");
    view.putObject("title").put("type", "plain_text").put("text", title);
    view.putArray("blocks").addObject().put("type", "divider");
    return view;
  }

  private String open(String title) {
    return id(views.open(parameters("trigger_id", views.trigger(), title)));
  }

  private String push(String title) {
    return id(views.push(parameters("trigger_id", views.trigger(), title)));
  }

  private static String id(ObjectNode answer) {
    return answer.path("view").path("id").asText();
  }

  private String seen() {
    return Objects.requireNonNull(views.modal()).path("title").path("text").asText();
  }

  private static void refused(String error, ThrowingCallable call) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(call)
        .satisfies(refusal -> assertThat(refusal.error()).isEqualTo(error));
  }

  @Test
  void pushedModal_isOnTop_andClosingItShowsTheOneBelow() {
    refused("not_found", () -> push("nothing is open"));
    String first = open("first");
    String second = push("second");
    assertThat(seen()).isEqualTo("second");
    push("third");
    refused("push_limit_reached", () -> push("fourth"));

    views.close();
    assertThat(seen()).isEqualTo("second");
    views.update(parameters("view_id", first, "first, anew"));
    assertThat(seen()).isEqualTo("second");
    assertThat(views.find(second)).isNotNull();

    views.close();
    assertThat(seen()).isEqualTo("first, anew");
    assertThat(views.find(second)).isNull();
    refused("not_found", () -> views.update(parameters("view_id", second, "gone")));
  }

  @Test
  void updatedModal_keepsItsId_andIsSeenToBeAnother() {
    String id = open("before");
    String hash = Objects.requireNonNull(views.modal()).path("hash").asText();

    views.update(parameters("view_id", id, "after"));

    assertThat(views.modal()).isEqualTo(views.find(id));
    assertThat(seen()).isEqualTo("after");
    assertThat(Objects.requireNonNull(views.modal()).path("hash").asText()).isNotEqualTo(hash);
  }

  @Test
  void trigger_isGoodForOneModal_andThreeSeconds() {
    String used = views.trigger();
    views.open(parameters("trigger_id", used, "first"));
    refused("invalid_trigger_id", () -> views.push(parameters("trigger_id", used, "again")));

    String late = views.trigger();
    clock.advance(Duration.ofSeconds(4));
    refused("expired_trigger_id", () -> views.push(parameters("trigger_id", late, "late")));
    assertThat(seen()).isEqualTo("first");
  }

  @Test
  void clear_closesAll() {
    open("first");
    push("second");
    views.clear();
    assertThat(views.modal()).isNull();
  }
}
