package bellwether.local.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.local.cli.UserError;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InvokeCommandTest {
  private static final Path HOME = Path.of("..");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) throws Exception {
    return new InvokeCommand(
            HOME, Map.of(), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
        .run(List.of(arguments));
  }

  private static String event(String name) {
    return PackagedFunctions.EVENTS.resolve(name).toString();
  }

  @Test
  void response_isPrintedForARenewedSignature() throws Exception {
    PackagedFunctions.assumeAvailable();

    assertThat(run("SlackFunction", "--event", event("slack-help.json"))).isZero();
    assertThat(out.toString(UTF_8)).contains("\"statusCode\":200").contains("/breach watch");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void zipOfARelease_precedesThatOfMaven(@TempDir Path home) throws Exception {
    assertThat(FunctionZip.find(home)).isEqualTo(home.resolve("functions/target/functions.zip"));
    Files.createFile(home.resolve("functions.zip"));
    assertThat(FunctionZip.find(home)).isEqualTo(home.resolve("functions.zip"));
  }

  @Test
  void badEvent_isOneLineAndExitCode1() throws Exception {
    PackagedFunctions.assumeAvailable();

    assertThat(run("MatchFunction", "--event", event("bad-event.json"))).isEqualTo(1);
    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(err.toString(UTF_8).lines())
        .containsExactly(
            "bellwether: InvalidEventException: the event is neither from a schedule nor from a stream:"
                + " pass one like those in events/");
  }

  @Test
  void missingSetting_isOneLineAndExitCode1() throws Exception {
    PackagedFunctions.assumeAvailable();

    assertThat(run("DeliverFunction", "--event", event("deliver-sweep.json"))).isEqualTo(1);
    assertThat(err.toString(UTF_8).lines())
        .singleElement()
        .asString()
        .contains("SLACK_CHANNEL is not set: set it to");
  }

  @Test
  void errors_nameTheFix() {
    assertThatThrownBy(() -> run("NoFunction", "--event", event("bad-event.json")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("PollFunction, MatchFunction");
    assertThatThrownBy(() -> run("PollFunction", "--event", "no/such.json"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("such as those in events/");
    assertThatThrownBy(() -> run("PollFunction", "--event", event("vendors.csv")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("not JSON")
        .hasMessageNotContaining("\n");
    assertThatThrownBy(() -> run("PollFunction"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--event is missing. Usage: ./bellwether invoke");
  }

  @Test
  void endedAndHangingProcess_areOneLineWithTheFix() {
    assertThat(
            InvokeCommand.describe(
                new InvocationResult.Failure(
                    FunctionProcess.EXIT_ERROR, "the process ended with code 137")))
        .isEqualTo(
            "the process ended with code 137 before it answered: its output above says why, unless"
                + " it was killed; it needs 1 GB of free memory");
    assertThat(InvokeCommand.describe(new InvocationResult.Timeout(Duration.ofSeconds(60))))
        .startsWith("no response within 60 seconds: see the function's output above");
  }

  @Test
  void missingDatabase_isOneLineWithTheFix() {
    InvocationResult failed =
        new InvocationResult.Failure("bellwether.store.StoreException", "Query on feeds failed");
    String report =
        """
        Query on feeds failed: bellwether.store.StoreException
        bellwether.store.StoreException: Query on feeds failed
        \tat bellwether.Some.method(Some.java:1)

        """;

    assertThat(InvokeCommand.withoutClientErrorReport("before\n" + report + "after\n", failed))
        .isEqualTo("before\nafter\n");
    assertThat(InvokeCommand.describe(failed))
        .isEqualTo(
            "Query on feeds failed: start ./bellwether run, and set AWS_ENDPOINT_URL_DYNAMODB to"
                + " the address of DynamoDB that it prints");
  }
}
