package bellwether.local.command;

import bellwether.domain.Advisory;
import bellwether.domain.Format;
import bellwether.domain.Stated;
import bellwether.feed.FeedParser;
import bellwether.feed.Item;
import bellwether.feed.Parsed;
import bellwether.local.Command;
import bellwether.local.UserError;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code parse}: prints each advisory of the files as a line of JSON. */
public final class Parse implements Command {
  private static final String USAGE = "./bellwether parse --format FORMAT FILE...";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Far more than any feed that is read over the network may have. */
  private static final long LARGEST_FILE_BYTES = 256L << 20;

  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;

  public Parse(PrintStream out, PrintStream err, Clock clock) {
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  @Override
  public String summary() {
    return "--format FORMAT FILE...   prints each item of the files as a line of JSON";
  }

  /** Parses the files; the exit code is 1 if one could not be read. */
  @Override
  public int run(List<String> words) {
    Options options = Options.of(words, Set.of("--format"), Set.of(), USAGE);
    String label = options.require("--format", USAGE);
    Format format =
        Format.labelled(label)
            .orElseThrow(() ->
                new UserError(
                    "unknown format \"" + label + "\": choose one of " + Format.labels()));
    if (options.rest().isEmpty()) {
      throw new UserError("no file given. Usage: " + USAGE);
    }
    boolean allRead = true;
    for (String file : options.rest()) {
      allRead &= parse(format, file);
    }
    return allRead ? 0 : 1;
  }

  private boolean parse(Format format, String file) {
    String problem = null;
    try {
      Path path = Path.of(file);
      if (Files.size(path) > LARGEST_FILE_BYTES) {
        problem = "larger than " + (LARGEST_FILE_BYTES >> 20) + " MB";
      } else {
        problem = print(format, file, Files.readAllBytes(path));
      }
    } catch (IOException e) {
      problem = Files.isDirectory(Path.of(file)) ? "is a folder" : "can't be opened";
    } catch (InvalidPathException e) {
      problem = "is no path that this system can open";
    }
    if (problem != null) {
      err.println(file + ": " + problem);
    }
    return problem == null;
  }

  private @Nullable String print(Format format, String file, byte[] body) {
    String feed = String.valueOf(Path.of(file).getFileName());
    return switch (FeedParser.parse(format, feed, body, null, null, clock.instant())) {
      case Parsed.Items items -> {
        items.items().stream().map(Item::advisory).forEach(a -> out.println(line(file, a)));
        yield null;
      }
      case Parsed.Unreadable unreadable -> unreadable.reason();
    };
  }

  private static ObjectNode line(String file, Advisory advisory) {
    Stated stated = advisory.stated();
    ObjectNode line = JSON.createObjectNode();
    line.put("file", file);
    line.put("id", advisory.id());
    line.put("feed", advisory.feed());
    line.put("title", advisory.title());
    line.put("url", advisory.url());
    line.put("text", advisory.text());
    line.put(
        "published",
        advisory.published() == null
            ? null
            : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(advisory.published()));
    addAll(line.putArray("victims"), stated.victims());
    line.put("vendor", stated.vendor());
    line.put("product", stated.product());
    line.put("claim", stated.claim());
    line.put("records", stated.records());
    addAll(line.putArray("dataClasses"), stated.dataClasses());
    return line;
  }

  private static void addAll(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }
}
