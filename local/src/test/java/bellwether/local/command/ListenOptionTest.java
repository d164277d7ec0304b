package bellwether.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.local.cli.CommandHelp;
import bellwether.local.cli.CommandOptions;
import bellwether.local.cli.UserError;
import bellwether.local.http.ListenAddress;
import bellwether.local.terminal.TextTerminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ListenOptionTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private static ListenAddress read(Map<String, String> variables, String... words) {
    PrintStream none = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    RunCommand run = new RunCommand(Path.of(""), variables, none, none, Clock.systemUTC());
    CommandOptions options = run.parse(List.of(words));
    return ListenOption.read(options, variables);
  }

  private String warning(String address) {
    PrintStream stream = new PrintStream(printed, true, UTF_8);
    ListenOption.warnOfAccess(ListenAddress.parse(address), new TextTerminal(stream, stream));
    return printed.toString(UTF_8);
  }

  @Test
  void option_precedesTheVariable() {
    Map<String, String> variables = Map.of("BELLWETHER_LISTEN", "0.0.0.0");

    assertThat(read(variables).isWildcard()).isTrue();
    assertThat(read(variables, "--listen", "172.17.0.1").literal()).isEqualTo("172.17.0.1");
    assertThat(read(Map.of("BELLWETHER_LISTEN", " "))).isEqualTo(ListenAddress.LOOPBACK);
    assertThat(read(Map.of())).isEqualTo(ListenAddress.LOOPBACK);
  }

  @Test
  void name_isRejectedBecauseItCanPointElsewhere() {
    assertThatThrownBy(() -> read(Map.of(), "--listen", "host.docker.internal"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("must be an IPv4 address");
  }

  @ParameterizedTest
  @CsvSource({
    "172.17.0.1, read and change all tables",
    "0.0.0.0, DynamoDB stays on the loopback address",
  })
  void openAddress_isWarnedOf(String address, String access) {
    assertThat(warning(address)).contains(access, "use the local Slack as you", "firewall");
  }

  @Test
  void loopbackAddress_opensNothing() {
    assertThat(warning("127.0.0.2")).isEmpty();
  }

  @Test
  void help_namesTheOptionAndTheVariable() {
    for (String command : List.of("run", "demo")) {
      assertThat(CommandHelp.of(command).optionsWithValue()).contains("--listen");
      assertThat(CommandHelp.of(command).text()).contains("BELLWETHER_LISTEN");
    }
  }
}
