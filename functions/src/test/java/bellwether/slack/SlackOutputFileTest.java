package bellwether.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.slack.schema.BlockKitAssertions;
import bellwether.slack.schema.RenderedOutput;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Writes samples of all output for {@code .ci/slack-types/check}. */
final class SlackOutputFileTest {
  private static final long SEED = 20260102;
  private static final int ROUNDS = 12;
  private static final Path OUTPUT_FILE = Path.of("target", "slack-built.jsonl");

  @Test
  void output_isWrittenForTypeChecker() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> lines = new ArrayList<>();
    Map<String, Supplier<List<RenderedOutput>>> makers =
        AllSlackOutput.of(new HostileRecords(SEED));
    for (int i = 0; i < ROUNDS; i++) {
      makers.forEach((maker, make) -> {
        for (RenderedOutput built : make.get()) {
          ObjectNode line = json.createObjectNode().put("maker", maker);
          switch (built) {
            case RenderedOutput.Message message ->
                line.set("blocks", BlockKitAssertions.read(message.blocksJson()));
            case RenderedOutput.View view -> line.set("view", BlockKitAssertions.read(view.json()));
          }
          lines.add(line.toString());
        }
      });
    }
    Files.write(OUTPUT_FILE, lines);
    assertThat(lines).as("seed %d", SEED).hasSizeGreaterThan(300);
  }
}
