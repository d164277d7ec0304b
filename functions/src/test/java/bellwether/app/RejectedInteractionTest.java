package bellwether.app;

import static bellwether.app.InteractionApp.pressed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests interactions of people who may not act on an alert. */
final class RejectedInteractionTest {
  private final InteractionApp app = new InteractionApp();

  @Test
  @Tag("case-65")
  void personOfAnotherWorkspace_isRejected() throws Exception {
    ObjectNode payload = pressed("case.acknowledge", "0");
    payload.putObject("user").put("id", "U9").put("team_id", "T0PARTNER");

    app.send(payload);

    assertThat(app.cases.find("d1")).isEmpty();
    assertThat(app.slack.responses)
        .singleElement()
        .asString()
        .startsWith("Only members of the workspace that installed Bellwether can do this.");
  }

  @Test
  @Tag("case-65")
  void personWithoutWorkspace_isRejected() throws Exception {
    ObjectNode payload = pressed("case.acknowledge", "0");
    payload.putObject("user").put("id", "U9");

    app.send(payload);

    assertThat(app.cases.find("d1")).isEmpty();
  }

  @Test
  @Tag("case-65")
  void alertOfAnotherCustomer_isNotFound() throws Exception {
    ObjectNode payload = pressed("case.acknowledge", "0");
    payload.putObject("team").put("id", "T0OTHER");
    payload.putObject("user").put("id", "U9").put("team_id", "T0OTHER");

    app.send(payload);

    assertThat(app.cases.find("d1")).isEmpty();
    assertThat(app.slack.responses.getFirst()).startsWith("This alert is no longer on record.");
  }
}
