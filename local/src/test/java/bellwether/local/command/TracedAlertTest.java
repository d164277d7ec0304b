package bellwether.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.terminal.JsonTerminal;
import bellwether.local.terminal.TerminalLoggerProvider;
import bellwether.local.terminal.TextTerminal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The demo's JSON lines, and one item in them from its feed to its post in Slack. */
final class TracedAlertTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, UTF_8);

  @AfterEach
  void restoreStandardStreams() {
    TerminalLoggerProvider.printTo(new TextTerminal(System.out, System.err));
  }

  @Test
  void item_isFoundByItsIdWhenStoredQueuedAndPosted() throws Exception {
    TerminalLoggerProvider.printTo(new JsonTerminal(out, Clock.systemUTC()));
    int code =
        new DemoCommand(Path.of(".."), Map.of(), out, out, Clock.systemUTC())
            .run(List.of("--once", "--port", "0", "--log", "json"));

    assertThat(code).isZero();
    List<JsonNode> lines = lines();
    assertThat(lines)
        .allSatisfy(line -> {
          assertThat(Instant.parse(line.path("time").asText())).isNotNull();
          assertThat(line.path("level").asText()).isIn("INFO", "WARN", "ERROR");
          assertThat(line.path("event").asText()).matches("[a-z_]+");
        });
    JsonNode alert =
        lines.stream()
            .filter(line -> line.path("vendor").asText().equals("Mimecast"))
            .findFirst()
            .orElseThrow();
    String advisory = alert.path("advisory").asText();
    String delivery = alert.path("delivery").asText();
    assertThat(eventsWith(lines, "advisories", advisory)).containsExactly("advisories_stored");
    // The same report alerts for its two vendors.
    assertThat(eventsWith(lines, "advisory", advisory))
        .containsExactlyInAnyOrder(
            "alert_queued", "alert_queued", "alert", "alert", "delivery_posted", "delivery_posted");
    assertThat(eventsWith(lines, "delivery", delivery))
        .containsExactly("alert_queued", "alert", "delivery_posted");
    List<String> replies =
        lines.stream()
            .filter(line -> line.path("event").asText().equals("reply"))
            .map(line -> line.path("delivery").asText())
            .toList();
    assertThat(replies)
        .isNotEmpty()
        .allSatisfy(reply ->
            assertThat(eventsWith(lines, "delivery", reply))
                .contains("alert_queued", "reply", "delivery_posted"));
    assertThat(lines)
        .filteredOn(line -> line.path("event").asText().equals("delivery_posted"))
        .allSatisfy(line ->
            assertThat(List.of(line.path("delivery").asText(), line.path("advisory").asText()))
                .doesNotContain(""));
  }

  private List<JsonNode> lines() throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : printed.toString(UTF_8).lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  private static List<String> eventsWith(List<JsonNode> lines, String field, String id) {
    return lines.stream()
        .filter(line -> line.path(field).toString().contains('"' + id + '"'))
        .map(line -> line.path("event").asText())
        .toList();
  }
}
