package bellwether.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.cli.CliCommand;
import bellwether.local.cli.CommandHelp;
import bellwether.local.cli.CommandOptions;
import bellwether.local.cli.UserError;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {
  private static final List<CliCommand> COMMANDS =
      Main.commands(Path.of(".."), System.out, System.err);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** A command that fails as its only argument says. */
  private static final class LookupCommand implements CliCommand {
    @Override
    public String name() {
      return "lookup";
    }

    @Override
    public int run(CommandOptions options) {
      if (options.requireOneArgument("name").equals("defect")) {
        throw new IllegalStateException("a defect");
      }
      throw new UserError("use another name");
    }
  }

  private int run(List<CliCommand> commands, String... arguments) {
    return new Main(
            commands, "1.2.3", new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
        .run(List.of(arguments));
  }

  private static Stream<String> commandNames() {
    return COMMANDS.stream().map(CliCommand::name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "--help", "-h"})
  void help_listsEveryCommandWithItsSummary(String word) {
    assertThat(run(COMMANDS, word)).isZero();
    assertThat(out.toString(UTF_8))
        .startsWith("Usage: ./bellwether COMMAND")
        .contains("\n  demo     Runs Bellwether on the sample feeds")
        .contains("\n  sign     Prints a stored Slack event", "Exit codes:", "Example:");
    assertThat(commandNames()).allMatch(name -> out.toString(UTF_8).contains("\n  " + name + " "));
  }

  @ParameterizedTest
  @MethodSource("commandNames")
  void command_printsItsHelp(String name) {
    assertThat(run(COMMANDS, name, "--help")).isZero();
    assertThat(run(COMMANDS, name, "-h")).isZero();
    assertThat(out.toString(UTF_8))
        .startsWith("Usage: ./bellwether " + name + " ")
        .contains("\nOptions:\n", "  --help", "  --version", "\nExit codes:\n  0  ", "\n  2  ")
        .contains("\nExample:\n  ./bellwether " + name);
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("commandNames")
  void command_printsTheVersion(String name) {
    assertThat(run(COMMANDS, name, "--version")).isZero();
    assertThat(run(COMMANDS, "--version")).isZero();
    assertThat(out.toString(UTF_8).lines()).containsExactly("bellwether 1.2.3", "bellwether 1.2.3");
  }

  @ParameterizedTest
  @MethodSource("commandNames")
  void unknownOption_isExitCode2WithTheUsage(String name) {
    assertThat(run(COMMANDS, name, "--unknown")).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines())
        .singleElement()
        .asString()
        .startsWith("bellwether: unknown option --unknown. Usage: ./bellwether " + name + " ");
  }

  @ParameterizedTest
  @MethodSource("commandNames")
  void help_printsTheHelpOfACommand(String name) {
    assertThat(run(COMMANDS, "help", name)).isZero();
    assertThat(run(COMMANDS, "--help", name)).isZero();
    String text = CommandHelp.of(name).text();
    assertThat(out.toString(UTF_8)).isEqualTo(text + text);
  }

  @Test
  void help_rejectsAnUnknownCommand() {
    assertThat(run(COMMANDS, "help", "look")).isEqualTo(2);
    assertThat(run(COMMANDS, "look", "--help")).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("bellwether: unknown command look: use one of demo, "));
  }

  @Test
  void noCommand_isAnError() {
    assertThat(run(COMMANDS)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("Usage:");
  }

  @Test
  void unknownCommand_isOneLineWithTheCommands() {
    assertThat(run(List.of(new LookupCommand()), "look")).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines())
        .containsExactly("bellwether: unknown command look: use one of lookup, help");
  }

  @Test
  void userError_isOneLineWithoutATrace() {
    assertThat(run(List.of(new LookupCommand()), "lookup", "Okta")).isEqualTo(1);
    assertThat(err.toString(UTF_8).lines()).containsExactly("bellwether: use another name");
  }

  @Test
  void defect_isOneLineThatNamesTheFileWithTheStackTrace() throws Exception {
    assertThat(run(List.of(new LookupCommand()), "lookup", "defect")).isEqualTo(1);
    assertThat(err.toString(UTF_8).lines())
        .singleElement()
        .asString()
        .startsWith("bellwether: unexpected error")
        .contains("IllegalStateException");
    Path details = Path.of(err.toString(UTF_8).strip().replaceFirst(".* are in ", ""));
    assertThat(details).content().contains("a defect", "MainTest");
    Files.delete(details);
  }
}
