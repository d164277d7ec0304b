package bellwether.local.terminal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTerminalTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final JsonTerminal terminal =
      new JsonTerminal(
          new PrintStream(printed, true, US_ASCII), () -> Instant.parse("2026-11-29T12:00:00.5Z"));

  private JsonNode print(TerminalEvent event) throws Exception {
    terminal.print(event);
    assertThat(printed.toString(UTF_8).lines()).hasSize(1);
    return new ObjectMapper().readTree(printed.toByteArray());
  }

  @Test
  void event_isOneObjectWithItsFields() throws Exception {
    TerminalEvent event =
        TerminalEvent.warn("feed_failing", "FEED", "Wire: HTTP 503")
            .with("feed", "Wire")
            .with("count", 3)
            .with("alert", true)
            .with("vendors", List.of("Okta", "Box"))
            .with("url", URI.create("https://wire.example/"))
            .with("absent", null)
            .withDetail("only for people");

    assertThat(print(event))
        .hasToString(
            "{\"time\":\"2026-11-29T12:00:00.500Z\",\"level\":\"WARN\",\"event\":\"feed_failing\","
                + "\"message\":\"Wire: HTTP 503\",\"feed\":\"Wire\",\"count\":3,\"alert\":true,"
                + "\"vendors\":[\"Okta\",\"Box\"],\"url\":\"https://wire.example/\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "line\nbreak\r\u2028\u0085",
        "\u001b[31m red \u009b31m",
        "\"quoted\\\" and {\"json\":1}",
        "half a pair \ud83d and \udc00",
        "\u202eright to left \u0000 nul",
        "caf\u00e9 \ud83d\ude00",
      })
  void hostileText_isValidJsonInAsciiOnOneLine(String text) throws Exception {
    JsonNode line = print(TerminalEvent.info("alert", "ALERT", text).with("title", text));

    assertThat(line.path("title").asText()).isEqualTo(text);
    assertThat(printed.toString(UTF_8).strip()).matches("[ -~]*");
  }

  @Test
  void fields_cannotReplaceTheTimeOrTheEvent() throws Exception {
    JsonNode line =
        print(TerminalEvent.info("alert", "", "text").with("time", "never").with("event", "none"));

    assertThat(line.path("time").asText()).startsWith("2026");
    assertThat(line.path("event").asText()).isEqualTo("alert");
  }

  @Test
  void cause_isAStackTraceInAField() throws Exception {
    JsonNode line =
        print(TerminalEvent.error("error", "failed").withCause(new IllegalStateException("bug")));

    assertThat(line.path("stackTrace").asText()).contains("bug", "JsonTerminalTest");
  }
}
