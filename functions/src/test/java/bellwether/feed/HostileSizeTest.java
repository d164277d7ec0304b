package bellwether.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Format;
import bellwether.domain.feed.Mapping;
import bellwether.feed.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Tests documents of the maximum size in a heap of 256 MB, which is less than the smallest function
 * has.
 */
final class HostileSizeTest {

  static @Nullable Mapping mapping(Format format) {
    return switch (format) {
      case CSV ->
          Catalogue.parseMapping(
              "{\"id\":[\"Organization Name\"],\"title\":\"{Organization Name}\",\"victim\":\"Organization Name\"}",
              format);
      case JSON ->
          Catalogue.parseMapping(
              "{\"items\":\"\",\"id\":[\"/Name\"],\"title\":\"{/Name}\",\"victim\":\"/Name\"}",
              format);
      case HTML ->
          Catalogue.parseMapping(
              "{\"items\":\"table\",\"id\":[\"Name\"],\"title\":\"{Name}\",\"victim\":\"Name\"}",
              format);
      default -> null;
    };
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  @Tag("case-51")
  @Tag("case-67")
  void document_ofAnyShape_fitsIntoASmallHeap() throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    HostileDocuments.class.getName()))
            .redirectErrorStream(true)
            .start();
    String output = new String(child.getInputStream().readAllBytes(), UTF_8);

    assertThat(child.waitFor()).as(output).isZero();
    assertThat(output.lines()).hasSizeGreaterThan(200).noneMatch(line -> line.contains("breaks"));
  }
}
