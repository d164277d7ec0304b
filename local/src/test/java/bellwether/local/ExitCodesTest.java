package bellwether.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.http.LocalHttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The exit codes of every command: 0 for success, 1 if it ran but something failed or is
 * incomplete, 2 if the command line, or a file or setting that it names, is not valid.
 */
final class ExitCodesTest {
  private static final String EVENTS = "../events/";

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String line) {
    List<String> words = new ArrayList<>();
    for (String word : line.split(" ")) {
      words.add(word.replace("EVENTS/", EVENTS).replace("NONE", folder.resolve("none").toString()));
    }
    PrintStream printed = new PrintStream(out, true, UTF_8);
    PrintStream errors = new PrintStream(err, true, UTF_8);
    return new Main(Main.commands(Path.of(".."), printed, errors), "1.2.3", printed, errors)
        .run(words);
  }

  @ParameterizedTest
  @CsvSource({
    "help",
    "help demo",
    "run --help",
    "--version",
    "feeds",
    "parse --format hibp EVENTS/feeds/hibp-breaches.json",
    "discover EVENTS/discover/okta-apps.json",
    "sign EVENTS/slack-help.json",
  })
  void success_isZero(String line) {
    assertThat(run(line)).isZero();
    assertThat(out.toString(UTF_8)).isNotEmpty();
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "nothing, unknown command",
    "help nothing, unknown command",
    "demo --log xml, --log must be text or json",
    "demo --port -1, --port must be",
    "demo now, unexpected argument",
    "run --log, --log needs a value",
    "run --feeds NONE, give a feeds file",
    "run --vendors NONE, does not exist",
    "run --vendors EVENTS/slack-help.json, slack-help.json",
    "parse x, --format is missing",
    "parse --format nothing x, unknown format",
    "parse --format hibp, no file given",
    "parse --format csv x, needs --mapping",
    "parse --format csv --mapping NONE x, neither a file",
    "match, --vendors is missing",
    "match --vendors NONE, does not exist",
    "lookup, no name given",
    "lookup Okta --data NONE, set --data",
    "feeds --feeds NONE, give a feeds file",
    "feeds --data NONE, set --data",
    "discover, no file given",
    "discover NONE, can't be opened",
    "discover EVENTS/discover, is a folder: give a file",
    "discover EVENTS/vendors.csv, is a vendor list already",
    "discover --domain x/y, --domain must be a domain",
    "discover EVENTS/discover/bom.spdx --vendors NONE, does not exist",
    "invoke, no function given",
    "invoke NoFunction --event x, use one of PollFunction",
    "invoke PollFunction, --event is missing",
    "invoke PollFunction --event NONE, such as those in events/",
    "invoke PollFunction --event EVENTS/vendors.csv, not JSON",
    "sign, no file given",
    "sign NONE, such as those in events/",
    "sign EVENTS/slack-help.json --to nowhere, --to must be",
    "torture now, unexpected argument",
    "torture --seed x, --seed must be a whole number",
    "torture --items 0, --items must be a number from 1",
    "torture --faults 91, --faults must be a number from 0 to 90",
    "torture --baseline best, --baseline must be all",
  })
  void invalidCommandLine_isTwoAndOneLine(String line, String fix) {
    assertThat(run(line)).isEqualTo(2);
    assertError(fix);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "parse --format hibp NONE EVENTS/feeds/hibp-breaches.json, none: can't be opened",
    "lookup Okta, start ./bellwether run",
    "sign EVENTS/slack-help.json --to http://127.0.0.1:1/, no response",
  })
  void failure_isOneAndOneLine(String line, String fix) {
    assertThat(run(line)).isEqualTo(1);
    assertError(fix);
  }

  @Test
  void occupiedPort_isOne() throws Exception {
    try (LocalHttpServer other = LocalHttpServer.open(0)) {
      for (String command : List.of("demo", "run --data NONE")) {
        err.reset();
        assertThat(run(command + " --port " + other.port())).isEqualTo(1);
        assertError("--port");
      }
    }
  }

  @Test
  void json_isAlsoTheFormatOfErrors() throws Exception {
    try (LocalHttpServer other = LocalHttpServer.open(0)) {
      assertThat(run("demo --log json --port " + other.port())).isEqualTo(1);
    }
    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(out.toString(UTF_8).lines())
        .singleElement()
        .asString()
        .contains("\"level\":\"ERROR\"", "\"event\":\"error\"", "\"exitCode\":1");
  }

  @Test
  void folderThatIsAFile_isOne() throws IOException {
    Path file = Files.writeString(folder.resolve("none"), "mine");

    assertThat(run("run --once --port 0 --data NONE")).isEqualTo(1);
    assertError("use another folder with --data");
    assertThat(file).hasContent("mine");
  }

  private void assertError(String fix) {
    assertThat(err.toString(UTF_8).lines())
        .singleElement()
        .asString()
        .contains(fix)
        .doesNotContain("Exception");
  }
}
