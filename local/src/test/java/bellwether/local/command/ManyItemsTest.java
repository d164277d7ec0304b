package bellwether.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.terminal.TextTerminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One round on a feed with more items than one page of unmatched items. */
final class ManyItemsTest {
  private static final int ITEMS = 1_050;

  @TempDir private Path events;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private boolean runOnce(int items, Clock clock) throws IOException {
    Path feeds = Files.createDirectory(events.resolve("feeds"));
    Files.writeString(
        feeds.resolve("feeds.json"),
        "[{\"name\":\"Many\",\"url\":\"http://localhost:3000/feeds/many.rss\","
            + "\"format\":\"syndication\"}]");
    Files.writeString(
        feeds.resolve("many.rss"),
        IntStream.range(0, items)
            .mapToObj(i -> "<item><guid>g" + i + "</guid><title>Report " + i + "</title></item>")
            .collect(
                Collectors.joining(
                    "", "<rss version=\"2.0\"><channel><title>t</title>", "</channel></rss>")));
    Files.writeString(events.resolve("vendors.csv"), "name\nLarkmail\n");
    PrintStream printed = new PrintStream(out, true, UTF_8);
    try (SampleDeployment sample =
        new SampleDeployment(events, 0, new TextTerminal(printed, printed), clock)) {
      return sample.createPipeline().runOnce();
    }
  }

  @Test
  void round_leavesNoItem() throws IOException {
    assertThat(runOnce(ITEMS, Clock.systemUTC())).isTrue();
    assertThat(out.toString(UTF_8)).doesNotContain("not matched yet");
  }

  @Test
  void roundOutOfTime_saysWhatIsLeftAndFails() throws IOException {
    assertThat(runOnce(3, new LeapingClock())).isFalse();
    assertThat(out.toString(UTF_8)).contains("not matched yet, kept for the next run: 3 items");
  }

  /** Two hours pass between any two readings, so that the time for matching is up at once. */
  private static final class LeapingClock extends Clock {
    private final AtomicInteger readings = new AtomicInteger();

    @Override
    public Instant instant() {
      return Instant.parse("2026-03-19T20:25:30Z")
          .plus(Duration.ofHours(2L * readings.getAndIncrement()));
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
