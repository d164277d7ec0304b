package bellwether;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares docs/reliability.md with the tests that it names. */
final class ReliabilityTableTest {
  private static final int FAULTS = 68;
  private static final Pattern FAULT = Pattern.compile("^\\| (\\d+) \\|.*\\| ([^|]+) \\|$");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)#(\\w+)`");

  private static List<String> lines() throws IOException {
    return Files.readAllLines(Path.of("..", "docs", "reliability.md"));
  }

  /** The sources, because the tests of the local module are not on the class path here. */
  private static Map<String, String> testSources() throws IOException {
    try (Stream<Path> functions = Files.walk(Path.of("src", "test", "java"));
        Stream<Path> local = Files.walk(Path.of("..", "local", "src", "test", "java"))) {
      return Stream.concat(functions, local)
          .filter(file -> file.toString().endsWith("Test.java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  ReliabilityTableTest::read));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void faults_areNumberedWithoutGaps() throws IOException {
    assertThat(
            lines().stream()
                .map(FAULT::matcher)
                .filter(Matcher::matches)
                .map(row -> Integer.valueOf(row.group(1))))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, FAULTS).boxed().toList());
  }

  @Test
  void everyFault_namesATest() throws IOException {
    assertThat(lines().stream().filter(line -> FAULT.matcher(line).matches()))
        .allMatch(line -> TEST.matcher(line).find());
  }

  @Test
  void namedTests_exist() throws IOException {
    Map<String, String> sources = testSources();
    List<String> missing =
        lines().stream()
            .flatMap(line -> TEST.matcher(line).results())
            .filter(test -> {
              String source = sources.getOrDefault(test.group(1), "");
              return !source.contains("  void " + test.group(2) + "(");
            })
            .map(test -> test.group(1) + "#" + test.group(2))
            .toList();
    assertThat(missing).isEmpty();
  }
}
