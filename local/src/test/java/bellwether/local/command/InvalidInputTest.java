package bellwether.local.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import bellwether.local.cli.CliCommand;
import bellwether.local.cli.UserError;
import bellwether.local.http.LocalHttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake of a user is reported in one line that names the fix, and leaves no files. */
final class InvalidInputTest {
  private static final String FEED =
      "{\"name\":\"A\",\"url\":\"http://127.0.0.1:1/\",\"format\":\"syndication\"}";

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream printed = new PrintStream(out, true, UTF_8);
  private final PrintStream errors = new PrintStream(err, true, UTF_8);

  private String write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }

  private String write(String name, String content) throws IOException {
    return write(name, content.getBytes(UTF_8));
  }

  /** Returns the line of the error; the exit code is never 0. */
  private static String errorOf(CliCommand command, String... words) {
    Throwable thrown = catchThrowable(() -> command.run(List.of(words)));
    assertThat(thrown).isInstanceOf(UserError.class);
    assertThat(((UserError) thrown).exitCode()).isPositive();
    String line = thrown.getMessage() + "";
    assertThat(line.lines()).hasSize(1);
    return line;
  }

  private CliCommand run(Map<String, String> variables) {
    return new RunCommand(Path.of(".."), variables, printed, errors, Clock.systemUTC());
  }

  /** Returns the error of {@code run}, which is reported before the data folder is created. */
  private String runError(Map<String, String> variables, String... more) {
    Path data = folder.resolve("data");
    List<String> words = new ArrayList<>(List.of("--once", "--data", data.toString()));
    words.addAll(List.of(more));
    if (!words.contains("--port")) {
      words.addAll(List.of("--port", "0"));
    }
    String line = errorOf(run(variables), words.toArray(String[]::new));
    assertThat(data).doesNotExist();
    assertThat(out.toString(UTF_8)).isEmpty();
    return line;
  }

  @Test
  void vendorList_isRejectedWithTheFix() throws Exception {
    Map<String, byte[]> lists =
        Map.of(
            "no \"name\" column", "vendor,domain\nOkta,okta.com\n".getBytes(UTF_8),
            "every quote is closed", "name,domain\n\"Okta,okta.com\nBox,\n".getBytes(UTF_8),
            "no text that can be read", new byte[] {'n', 'a', (byte) 0x81, (byte) 0x8d},
            "write it like okta.com", "name,domain\nOkta,okta\n".getBytes(UTF_8),
            "has no vendors", "name\n".getBytes(UTF_8),
            "add a row", "name\n,\n".getBytes(UTF_8),
            "start it with a header", new byte[0],
            "the header contains a column twice", "name,name\nOkta,Box\n".getBytes(UTF_8));
    for (Map.Entry<String, byte[]> list : lists.entrySet()) {
      String file = write("vendors.csv", list.getValue());

      assertThat(runError(Map.of(), "--vendors", file)).contains(file, list.getKey());
      assertThat(
              errorOf(
                  new MatchCommand(
                      new ByteArrayInputStream(new byte[0]), printed, errors, Clock.systemUTC()),
                  "--vendors",
                  file))
          .contains(list.getKey());
    }
    assertThat(runError(Map.of(), "--vendors", folder.resolve("none.csv").toString()))
        .contains("does not exist");
    assertThat(runError(Map.of(), "--vendors", folder.toString())).contains("is a directory");
  }

  @Test
  void feedsFile_isRejectedWithTheFix() throws Exception {
    Map<String, byte[]> files =
        Map.of(
            "needs a \"mapping\"", FEED.replace("syndication", "csv").getBytes(UTF_8),
            "known are syndication", FEED.replace("syndication", "gopher").getBytes(UTF_8),
            "it is no JSON", "{".getBytes(UTF_8),
            "at least one entry", new byte[0],
            "JSON array", "\u00e9".getBytes(ISO_8859_1));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      byte[] content = file.getValue();
      if (content.length > 1 && content[0] == '{') {
        content = ("[" + new String(content, UTF_8) + "]").getBytes(UTF_8);
      }
      String path = write("feeds.json", content);
      assertThat(runError(Map.of(), "--feeds", path)).contains(path, file.getKey());
    }
    assertThat(runError(Map.of(), "--feeds", folder.resolve("none.json").toString()))
        .contains("can't be read");
  }

  @ParameterizedTest
  @CsvSource({
    "SLACK_CHANNEL, C1, SLACK_BOT_TOKEN is not: set it to",
    "SLACK_BOT_TOKEN, xoxb-1, SLACK_CHANNEL is not: set it to",
    "BELLWETHER_DELIVERY_LEASE, soon, must be a positive ISO 8601 duration such as",
    "BELLWETHER_DELIVERY_SETTLE, PT-1S, must be a positive ISO 8601 duration such as",
    "SLACK_API_URL, not a url, SLACK_API_URL",
    "BELLWETHER_FIRST_READ, loud, must be silent or alert",
  })
  void setting_isRejectedWithTheFix(String name, String value, String fix) {
    assertThat(runError(Map.of(name, value))).contains(fix).doesNotContain("xoxb-1");
  }

  @ParameterizedTest
  @CsvSource({
    "--prot 1, unknown option --prot",
    "--port, --port needs a value",
    "--port 99999, from 0 to 65535",
    "--port http, from 0 to 65535",
    "now, unexpected argument \"now\"",
  })
  void option_isRejectedWithTheFix(String words, String fix) {
    assertThat(runError(Map.of(), words.split(" "))).contains(fix);
    assertThat(
            errorOf(
                new DemoCommand(Path.of(".."), Map.of(), printed, errors, Clock.systemUTC()),
                words.split(" ")))
        .contains(fix);
  }

  @Test
  void occupiedPort_isRejected() throws Exception {
    try (LocalHttpServer other = LocalHttpServer.open(0)) {
      String port = Integer.toString(other.port());

      assertThat(runError(Map.of(), "--port", port)).contains("--port");
    }
  }

  @Test
  void dataFolder_thatIsAFileIsRejected() throws Exception {
    String file = write("data.txt", "mine");

    assertThat(errorOf(run(Map.of()), "--once", "--port", "0", "--data", file))
        .contains("data folder " + file);
    assertThat(Path.of(file)).hasContent("mine");
  }

  @Test
  void lookup_withoutDataOrNameIsRejectedAndMakesNoFolder() {
    LookupCommand lookup = new LookupCommand(printed, Clock.systemUTC());
    Path data = folder.resolve("data");

    assertThat(errorOf(lookup, "okta", "--data", data.toString())).contains("./bellwether run");
    assertThat(errorOf(lookup)).contains("no name given");
    assertThat(data).doesNotExist();
  }

  @Test
  void parse_rejectsAnUnknownFormatAndNoFiles() {
    ParseCommand parse = new ParseCommand(printed, errors, Clock.systemUTC());

    assertThat(errorOf(parse, "--format", "gopher", "x")).contains("choose one of", "mailman");
    assertThat(errorOf(parse, "x")).contains("--format is missing");
    assertThat(errorOf(parse, "--format", "syndication")).contains("no file given");
  }

  @Test
  void mapping_isRequiredAndRejectedWithTheFix() throws Exception {
    CliCommand parse = new ParseCommand(printed, errors, Clock.systemUTC());
    String table = write("t.csv", "Name,Day\nInkwell,1\n");
    assertThat(errorOf(parse, "--format", "csv", table)).contains("needs --mapping");
    assertThat(errorOf(parse, "--format", "csv", "--mapping", "nowhere", table))
        .contains("neither a file that can be read nor a built-in feed");
    String wrong = write("m.json", "{\"title\":\"Name\"}");
    assertThat(errorOf(parse, "--format", "csv", "--mapping", wrong, table))
        .contains("names a field in braces");
    String right = write("r.json", "{\"title\":\"{Name}: breach\",\"victim\":\"Name\"}");
    assertThat(parse.run(List.of("--format", "csv", "--mapping", right, table))).isZero();
    assertThat(out.toString(UTF_8)).contains("\"victims\":[\"Inkwell\"]");
  }

  @Test
  void parse_namesUnreadableFilesAndReadsTheRest() throws Exception {
    String good =
        write(
            "good.xml",
            "<rss version=\"2.0\"><channel><item><title>T</title></item></channel></rss>");
    String binary = write("binary.xml", new byte[] {0, 1, 2, 3});
    String missing = folder.resolve("missing.xml").toString();

    int code =
        new ParseCommand(printed, errors, Clock.systemUTC())
            .run(
                List.of(
                    "--format", "syndication", missing, binary, good, folder.toString(), "a\0b"));

    assertThat(code).isEqualTo(1);
    assertThat(out.toString(UTF_8).lines()).singleElement().asString().contains("\"title\":\"T\"");
    assertThat(err.toString(UTF_8).lines()).hasSize(4);
    try (Stream<String> lines = err.toString(UTF_8).lines()) {
      assertThat(lines.map(line -> line.split(":", 2)[0]))
          .containsExactly(missing, binary, folder.toString(), "a\0b");
    }
  }

  @Test
  void match_namesSkippedLines() throws Exception {
    String vendors = write("vendors.csv", "name\nOkta\n");
    byte[] lines = "{\"id\":\"1\",\"title\":\"Okta\"}\n{\n[]\n{\"title\":\"x\"}\n".getBytes(UTF_8);

    int code =
        new MatchCommand(new ByteArrayInputStream(lines), printed, errors, Clock.systemUTC())
            .run(List.of("--vendors", vendors));

    assertThat(code).isEqualTo(1);
    assertThat(out.toString(UTF_8).lines()).hasSize(1);
    assertThat(err.toString(UTF_8).lines()).hasSize(3).allMatch(line -> line.startsWith("line "));
  }
}
