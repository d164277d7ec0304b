package bellwether.local.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class TerminalLoggerTest {
  private static final Logger OWN = LoggerFactory.getLogger("bellwether.app.Some");
  private static final Logger LIBRARY = LoggerFactory.getLogger("com.example.Library");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream printed = new PrintStream(out, true, UTF_8);

  @AfterEach
  void restoreStandardStreams() {
    TerminalLogger.printTo(new TextTerminal(System.out, System.err));
  }

  private void useJson() {
    TerminalLoggerProvider.printTo(new JsonTerminal(printed, () -> Instant.EPOCH));
  }

  private JsonNode line() throws Exception {
    assertThat(out.toString(UTF_8).lines()).hasSize(1);
    return new ObjectMapper().readTree(out.toByteArray());
  }

  @Test
  void namedPlaceholders_becomeFields() throws Exception {
    useJson();
    OWN.info("advisories stored feed={} advisories={}", "a b", List.of("x", "y"));

    assertThat(line().path("event").asText()).isEqualTo("advisories_stored");
    assertThat(line().path("level").asText()).isEqualTo("INFO");
    assertThat(line().path("feed").asText()).isEqualTo("a b");
    assertThat(line().path("advisories")).hasSize(2);
    assertThat(line().path("logger").asText()).isEqualTo("bellwether.app.Some");
  }

  @Test
  void unnamedPlaceholders_areInTheMessageOnly() throws Exception {
    useJson();
    OWN.warn("{} names an unknown feed: {} for={}", "X", "Y", "Z");

    assertThat(line().path("event").asText()).isEqualTo("names_an_unknown_feed");
    assertThat(line().path("message").asText()).isEqualTo("X names an unknown feed: Y for=Z");
    assertThat(line().path("for").asText()).isEqualTo("Z");
  }

  @Test
  void libraries_areErrorsUnderOneName() throws Exception {
    useJson();
    LIBRARY.warn("started on port 1");
    OWN.debug("advisory matched advisory={}", "a");
    java.util.logging.Logger.getLogger("com.example.Jdk").severe("from {the} JDK");

    assertThat(line().path("event").asText()).isEqualTo("library_log");
    assertThat(line().path("message").asText()).isEqualTo("from {the} JDK");
  }

  @Test
  void text_hasErrorsOnlyWithoutAStackTrace() {
    TerminalLoggerProvider.printTo(new TextTerminal(printed, new PrintStream(err, true, UTF_8)));
    OWN.warn("feed failed feed={}", "Wire");
    LIBRARY.error("gave up");
    OWN.error("advisory failed advisory={}", "a\u001b1", new IllegalStateException("bug"));

    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(err.toString(UTF_8).lines())
        .singleElement()
        .asString()
        .startsWith("bellwether: advisory failed advisory=a 1: the details are in ");
  }
}
