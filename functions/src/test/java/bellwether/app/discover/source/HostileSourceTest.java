package bellwether.app.discover.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.app.discover.Discovery;
import bellwether.app.discover.DiscoveryColumns;
import bellwether.app.discover.DiscoveryText;
import bellwether.app.discover.evidence.SourceReading;
import bellwether.app.discover.evidence.UnreadableSourceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests sources that are designed to exhaust a parser or to mislead a person. */
final class HostileSourceTest {
  private static final SourceOptions LIMITS = SourceOptions.LOCAL;

  private static SourceReading read(String text) throws UnreadableSourceException {
    return SourceReader.read("x", text.getBytes(UTF_8), LIMITS);
  }

  private static byte[] zip(int files, String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < files; i++) {
        zip.putNextEntry(new ZipEntry(name.replace("#", Integer.toString(i))));
        zip.write(content);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  @Tag("case-67")
  void zipBomb_isRejected() throws Exception {
    byte[] bomb = zip(1, "reports/b_05.01.csv", new byte[200 << 20]);

    assertThat(bomb.length).isLessThan(1 << 20);
    assertThatThrownBy(() -> SourceReader.read("x", bomb, LIMITS))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("larger than 32 MB when unpacked");
  }

  @Test
  @Tag("case-67")
  void zipBombInAnotherFile_isRejectedToo() throws Exception {
    byte[] bomb = zip(1, "pictures/logo.png", new byte[200 << 20]);

    assertThatThrownBy(() -> SourceReader.read("x", bomb, LIMITS))
        .hasMessageContaining("larger than 32 MB when unpacked");
  }

  @Test
  @Tag("case-67")
  void zipWithManyFiles_isRejected() throws Exception {
    byte[] many = zip(201, "reports/#.csv", new byte[0]);

    assertThatThrownBy(() -> SourceReader.read("x", many, LIMITS))
        .hasMessageContaining("more than 200 files");
  }

  @Test
  void damagedZip_isRejected() throws Exception {
    byte[] whole = zip(1, "reports/b_05.01.csv", new byte[50_000]);
    byte[] part = Arrays.copyOf(whole, whole.length / 2);

    assertThatThrownBy(() -> SourceReader.read("x", part, LIMITS))
        .isInstanceOf(UnreadableSourceException.class);
  }

  @Test
  void workbook_isRejectedWithTheFix() throws Exception {
    byte[] workbook = zip(1, "[Content_Types].xml", new byte[10]);

    assertThatThrownBy(() -> SourceReader.read("x", workbook, LIMITS))
        .hasMessageContaining("save it as CSV UTF-8");
  }

  @Test
  @Tag("case-67")
  void deepJson_isRejected() {
    String deep =
        "{\"bomFormat\":\"CycloneDX\",\"components\":"
            + "[{\"components\":".repeat(100_000)
            + "[]"
            + "}]".repeat(100_000)
            + "}";

    assertThatThrownBy(() -> read(deep)).hasMessageContaining("nested too deeply");
    assertThatThrownBy(() -> read("[".repeat(1_000_000))).hasMessageContaining("nested too deeply");
  }

  @Test
  @Tag("case-67")
  void manyEntries_areRejected() {
    String apps = "App name,ID,Users\n" + "Some app,x,1\n".repeat(20_001);

    assertThatThrownBy(() -> read(apps)).hasMessageContaining("more than 20,000 entries");
    assertThatThrownBy(() -> read("App name,ID,Users\n" + "a,b,c\n".repeat(50_001)))
        .hasMessageContaining("more than 50,000 rows");
    assertThatThrownBy(() -> read("app name,users" + ",x".repeat(600) + "\n"))
        .hasMessageContaining("500 columns");
  }

  @Test
  @Tag("case-67")
  void largeFile_isRejectedBeforeParsing() {
    byte[] large = new byte[(1 << 20) + 1];

    assertThatThrownBy(() -> SourceReader.read("x", large, SourceOptions.UPLOAD))
        .hasMessageContaining("larger than 1 MB");
  }

  @Test
  @Tag("case-58")
  void hostileNames_areCleanedAndLimited() throws Exception {
    Discovery discovery =
        Discovery.of(
            List.of(
                read(
                    "App name,ID,Users\n"
                        + "\"Evil\u202E\u0007\nCorp\u001B[31m\",x,1\n"
                        + "x".repeat(121)
                        + ",y,1\n"
                        + "!!!,z,1\n")),
            List.of());

    assertThat(discovery.proposals())
        .singleElement()
        .satisfies(proposal -> assertThat(proposal.name()).isEqualTo("Evil Corp[31m"));
    assertThat(discovery.leftOut())
        .extracting(entry -> entry.reason())
        .containsExactly("the name is longer than 120 characters", "has no name");
    assertThat(DiscoveryText.describe(discovery))
        .allSatisfy(line -> assertThat(line).doesNotContainPattern("[\\p{Cc}\\p{Cf}]"));
    assertThat(DiscoveryColumns.rows(discovery, List.of()).values().iterator().next())
        .allSatisfy(cell -> assertThat(cell).doesNotContainPattern("[\\p{Cc}\\p{Cf}]"));
  }

  @Test
  void damagedSamples_areReadOrRejected() throws Exception {
    List<byte[]> samples = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("../events/discover"))) {
      for (Path file : files) {
        samples.add(Files.readAllBytes(file));
      }
    }
    long seed = 20_261_130;
    Random random = new Random(seed);
    int rejected = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] damaged = samples.get(random.nextInt(samples.size())).clone();
      for (int changes = random.nextInt(8); changes >= 0; changes--) {
        int at = random.nextInt(damaged.length);
        damaged[at] =
            (byte)
                (random.nextBoolean()
                    ? random.nextInt(256)
                    : "{}[]\"\n;(),.".charAt(random.nextInt(11)));
      }
      try {
        SourceReading reading = SourceReader.read("x", damaged, LIMITS);
        DiscoveryText.describe(Discovery.of(List.of(reading), List.of()));
      } catch (UnreadableSourceException e) {
        rejected++;
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + seed + ", document " + i, e);
      }
    }
    assertThat(rejected).isBetween(1, 2_999);
  }
}
