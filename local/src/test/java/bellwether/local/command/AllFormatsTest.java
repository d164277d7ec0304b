package bellwether.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.dynamodb.RawTables;
import bellwether.local.terminal.Terminal;
import bellwether.local.terminal.TextTerminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** The sample feeds of every format alert once; a second round writes nothing. */
final class AllFormatsTest {
  static final Path EVENTS = Path.of("../events");

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
  private final Terminal terminal = new TextTerminal(out, out);

  @Test
  void everyFormat_alertsAndASecondRoundWritesNothing() throws Exception {
    try (SampleDeployment sample = new SampleDeployment(EVENTS, 0, terminal, Clock.systemUTC())) {
      assertThat(sample.createPipeline().runOnce()).isTrue();
      assertThat(printed.toString(StandardCharsets.UTF_8))
          .contains("Epic Games breached (confirmed)")
          .contains("Acer breach claimed, not confirmed")
          .contains("REPLY   Progress Software: CVE-2023-34362")
          .contains("REPLY   Ticketmaster: Ticketmaster, LLC: data breach reported to California")
          .contains("9 alerts and 5 replies posted; 15 feeds, 13 vendors")
          .doesNotContain("Microsoft is", "FireEye is", "onion");
      var before = RawTables.readRows(sample.dynamoEndpoint());
      printed.reset();

      assertThat(sample.createPipeline().runOnce()).isTrue();

      assertThat(printed.toString(StandardCharsets.UTF_8))
          .contains("0 alerts and 0 replies posted");
      assertThat(RawTables.readRows(sample.dynamoEndpoint())).isEqualTo(before);
    }
  }
}
