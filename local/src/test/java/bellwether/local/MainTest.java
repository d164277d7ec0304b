package bellwether.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.cli.CliCommand;
import bellwether.local.cli.UserError;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    CliCommand greet =
        new CliCommand() {
          @Override
          public String summary() {
            return "NAME   greets";
          }

          @Override
          public int run(List<String> names) {
            if (names.isEmpty()) {
              throw new UserError("name somebody");
            }
            if (names.contains("nobody")) {
              throw new IllegalStateException("a defect");
            }
            return 0;
          }
        };
    return new Main(
            Map.of("greet", greet),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8))
        .run(List.of(arguments));
  }

  @Test
  void help_listsTheCommands() {
    assertThat(run("help")).isZero();
    assertThat(out.toString(UTF_8)).contains("Usage:").contains("greet    NAME   greets");
  }

  @Test
  void noCommand_isAnError() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("Usage:");
  }

  @Test
  void unknownCommand_isOneLineThatNamesThem() {
    assertThat(run("great")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo("bellwether: no command 'great'; there are greet" + System.lineSeparator());
  }

  @Test
  void userError_isOneLineWithoutATrace() {
    assertThat(run("greet")).isEqualTo(1);
    assertThat(err.toString(UTF_8)).isEqualTo("bellwether: name somebody" + System.lineSeparator());
  }

  @Test
  void defect_keepsItsTrace() {
    assertThat(run("greet", "nobody")).isEqualTo(70);
    assertThat(err.toString(UTF_8)).contains("a defect").contains("MainTest");
  }
}
