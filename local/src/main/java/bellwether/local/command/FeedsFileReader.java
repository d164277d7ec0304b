package bellwether.local.command;

import bellwether.domain.feed.Feed;
import bellwether.feed.catalogue.Catalogue;
import bellwether.feed.catalogue.FeedOptions;
import bellwether.local.cli.CommandOptions;
import bellwether.local.cli.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the feeds that {@code --feeds} names. */
public final class FeedsFileReader {
  private FeedsFileReader() {}

  /**
   * Returns the feeds of the file, or the built-in feeds if the command has no {@code --feeds}.
   *
   * @throws UserError if the file can't be used
   */
  public static List<Feed> read(CommandOptions options, FeedOptions settings) {
    return options
        .find("--feeds")
        .map(file -> read(file, settings))
        .orElseGet(() -> Catalogue.builtIn(settings));
  }

  private static List<Feed> read(String file, FeedOptions settings) {
    try {
      return Catalogue.parse(Files.readString(Path.of(file)), settings);
    } catch (IOException e) {
      throw UserError.usage(file + " can't be read: give a feeds file, a JSON array of feeds");
    } catch (IllegalArgumentException e) {
      throw UserError.usage(file + ": " + e.getMessage());
    }
  }
}
