package bellwether.feed;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads real records from outside the repository. Tests that need them are skipped without them.
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
