package bellwether.feed;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real records kept outside the project; tests that need them are skipped where they are absent.
 */
public final class Corpus {
  private static final Path ROOT =
      Path.of(System.getProperty("bellwether.corpus", "../../shared/corpus"));

  private Corpus() {}

  public static Path folder(String name) {
    Path folder = ROOT.resolve(name);
    assumeTrue(
        Files.isDirectory(folder),
        "no corpus at " + folder + "; name its folder with -Dbellwether.corpus=");
    return folder;
  }
}
