package bellwether.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sample files that the demo shows and the tests read. */
public final class FeedSamples {
  private FeedSamples() {}

  public static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(Path.of("../events").resolve(name));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
