package bellwether.app.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.coverage.CoverageVerifier.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class CoverageCsvTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final List<CoverageRow> ROWS =
      List.of(
          new CoverageRow(
              CoverageRow.Kind.EXPORT, NOON, NOON.plusSeconds(9), "T1", "v1", "", "the period"),
          CoverageRow.note("what", "not seen in what was read"),
          row("=HYPERLINK(\"https://evil.example\")", "@SUM(1)", "-1+1"),
          row(
              "Näme, with \"quotes\"; and commas",
              "line\r\nbreak\u2028here",
              "<script>alert(1)</script>"),
          row("\u202Egnp.exe", "+1", "＝1"),
          row("x".repeat(9_000), "\uD800 alone", "😀".repeat(3_000)));

  private static CoverageRow row(String subject, String result, String detail) {
    return new CoverageRow(CoverageRow.Kind.ALERT, NOON, null, subject, result, "U1", detail);
  }

  private static String csv() {
    return CoverageCsv.write(ROWS).text();
  }

  private static Result verify(String text) {
    return CoverageVerifier.verify(text.getBytes(UTF_8));
  }

  private static int changedLine(String text) {
    return verify(text) instanceof Result.Changed(int line, String _) ? line : 0;
  }

  private static String without(int line) {
    List<String> lines = new ArrayList<>(Arrays.asList(csv().split("(?<=\r\n)")));
    lines.remove(line - 1);
    return String.join("", lines);
  }

  @Test
  void export_isIntact() {
    CoverageCsv.Written written = CoverageCsv.write(ROWS);
    assertThat(verify(written.text()))
        .isEqualTo(new Result.Intact(ROWS.size() + 1, written.hash(), "the period"));
  }

  @Test
  void entries_areOneLineEachAndNoFormula() {
    String csv = csv();
    assertThat(csv.split("\r\n")).hasSize(ROWS.size() + 2);
    assertThat(csv.replace("\r\n", "")).doesNotContain("\r", "\n", "\u2028", "\u202E");
    assertThat(csv)
        .contains(
            "\"'=HYPERLINK(\"\"https://evil.example\"\")\"", ",'@SUM(1),", ",'-1+1,", ",'+1,");
    assertThat(csv.lines()).allMatch(line -> line.length() < 16_000);
  }

  @Test
  void changedByte_isFoundWhereverItIs() {
    byte[] bytes = csv().getBytes(UTF_8);
    long seed = 5;
    Random random = new Random(seed);
    for (int at = 0; at < bytes.length; at += 1 + random.nextInt(40)) {
      byte[] changed = bytes.clone();
      changed[at] ^= (byte) (1 << random.nextInt(7));
      assertThat(CoverageVerifier.verify(changed))
          .as("seed %d, byte %d", seed, at)
          .isInstanceOf(Result.Changed.class);
    }
  }

  @Test
  void addedOrRemovedByte_isFoundWhereverItIs() {
    byte[] bytes = csv().getBytes(UTF_8);
    long seed = 6;
    Random random = new Random(seed);
    for (int at = 0; at <= bytes.length; at += 1 + random.nextInt(60)) {
      byte[] longer = new byte[bytes.length + 1];
      System.arraycopy(bytes, 0, longer, 0, at);
      longer[at] = (byte) "a \n\r,\"'".charAt(random.nextInt(7));
      System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
      assertThat(CoverageVerifier.verify(longer))
          .as("seed %d, byte %d added", seed, at)
          .isInstanceOf(Result.Changed.class);
      byte[] shorter = Arrays.copyOf(bytes, at);
      if (at < bytes.length) {
        assertThat(CoverageVerifier.verify(shorter))
            .as("seed %d, cut at %d", seed, at)
            .isInstanceOf(Result.Changed.class);
      }
    }
  }

  @Test
  void changedEntry_isNamedByItsLine() {
    for (int line = 2; line <= ROWS.size() + 2; line++) {
      List<String> lines = new ArrayList<>(Arrays.asList(csv().split("(?<=\r\n)")));
      lines.set(line - 1, lines.get(line - 1).replaceFirst(",", ",2"));
      assertThat(changedLine(String.join("", lines))).isEqualTo(line);
    }
  }

  @Test
  void removedAddedAndMovedEntries_areFound() {
    for (int line = 2; line <= ROWS.size() + 2; line++) {
      assertThat(changedLine(without(line))).as("line %d removed", line).isEqualTo(line);
    }
    List<String> lines = new ArrayList<>(Arrays.asList(csv().split("(?<=\r\n)")));
    Collections.swap(lines, 3, 4);
    assertThat(changedLine(String.join("", lines))).isEqualTo(4);
    lines = new ArrayList<>(Arrays.asList(csv().split("(?<=\r\n)")));
    lines.add(3, lines.get(2));
    assertThat(changedLine(String.join("", lines))).isEqualTo(4);
  }

  @Test
  void otherFiles_areNoExports() {
    assertThat(changedLine("")).isPositive();
    assertThat(changedLine("name,domain\r\n")).isEqualTo(1);
    assertThat(changedLine("\"")).isPositive();
    assertThat(changedLine("\uFEFF" + csv())).isEqualTo(1);
    assertThat(changedLine(csv().replace("\r\n", "\n"))).isEqualTo(1);
    assertThat(changedLine(csv() + csv().lines().skip(1).findFirst().orElseThrow())).isPositive();
  }

  @Test
  void page_hasNoMarkupOfOthers() {
    String html = CoverageHtml.write(ROWS, "0".repeat(64));
    assertThat(html)
        .contains(
            "&lt;script&gt;alert(1)&lt;/script&gt;", "default-src &#39;none".replace("&#39;", "'"))
        .doesNotContain("<script", "<a ", "<img", "http-equiv=\"refresh");
    String tags = html.replaceAll("(?s)<style>.*?</style>", "").replaceAll("(?s)>[^<]*", ">");
    assertThat(
            Arrays.stream(tags.split(">"))
                .map(tag -> tag.replaceAll("[\\s].*", "").replace("/", ""))
                .collect(Collectors.toSet()))
        .isSubsetOf(
            "<!doctype",
            "<html",
            "<head",
            "<meta",
            "<title",
            "<style",
            "<body",
            "<h1",
            "<h2",
            "<p",
            "<table",
            "<thead",
            "<tbody",
            "<tr",
            "<th",
            "<td",
            "<footer");
  }

  @Test
  void page_leavesLongListsToTheFile() {
    List<CoverageRow> many = Collections.nCopies(450, row("a", "b", "c"));
    assertThat(CoverageHtml.write(many, "x")).contains("and 250 more in the CSV file");
  }
}
