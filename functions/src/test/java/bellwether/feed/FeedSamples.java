package bellwether.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the sample files, which the demo also shows. */
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
