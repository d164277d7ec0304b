package bellwether.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FeedsCommandTest {
  @TempDir private Path folder;

  private List<String> run(Map<String, String> variables) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    FeedsCommand command = new FeedsCommand(variables, out, InstantSource.system());
    int status = command.run(List.of("--data", folder.toString()));
    assertThat(status).isZero();
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void feedWithMissingSetting_isOffAndNamesTheSetting() throws Exception {
    assertThat(run(Map.of()))
        .filteredOn(line -> line.startsWith("SEC EDGAR 8-K"))
        .singleElement()
        .asString()
        .contains(" off ", "set ContactEmail (BELLWETHER_CONTACT) to an email address");
  }

  @Test
  void feedWithSetting_isDue() throws Exception {
    assertThat(run(Map.of("BELLWETHER_CONTACT", "security@customer.example")))
        .filteredOn(line -> line.startsWith("SEC EDGAR 8-K"))
        .singleElement()
        .asString()
        .contains("now")
        .doesNotContain(" off ");
  }
}
