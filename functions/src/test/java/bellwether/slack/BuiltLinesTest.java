package bellwether.slack;

import bellwether.slack.schema.Built;
import bellwether.slack.schema.BlockKit;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Writes some of everything that the code says, for {@code .ci/slack-types/check}. */
final class BuiltLinesTest {
  private static final long SEED = 20260102;
  private static final int ROUNDS = 12;
  private static final Path LINES = Path.of("target", "slack-built.jsonl");

  @Test
  void built_isWrittenForTheTypeChecker() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> lines = new ArrayList<>();
    Map<String, Supplier<List<Built>>> makers = Makers.of(new HostileRecords(SEED));
    for (int i = 0; i < ROUNDS; i++) {
      makers.forEach((maker, make) -> {
        for (Built built : make.get()) {
          ObjectNode line = json.createObjectNode().put("maker", maker);
          switch (built) {
            case Built.Message message -> line.set("blocks", BlockKit.read(message.blocksJson()));
            case Built.View view -> line.set("view", BlockKit.read(view.json()));
          }
          lines.add(line.toString());
        }
      });
    }
    Files.write(LINES, lines);
    assertThat(lines).as("seed %d", SEED).hasSizeGreaterThan(300);
  }
}
