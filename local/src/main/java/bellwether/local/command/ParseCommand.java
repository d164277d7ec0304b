package bellwether.local.command;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.Format;
import bellwether.domain.feed.Mapping;
import bellwether.feed.FeedParser;
import bellwether.feed.catalogue.Catalogue;
import bellwether.feed.document.IdentifiedItem;
import bellwether.feed.document.ParsedDocument;
import bellwether.local.cli.CliCommand;
import bellwether.local.cli.CommandOptions;
import bellwether.local.cli.UserError;
import bellwether.store.dynamo.json.StatedJson;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code parse}: prints each item of the files as one line of JSON. */
public final class ParseCommand implements CliCommand {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Far above the limit for feeds that are read over the network. */
  private static final long MAX_FILE_BYTES = 256L << 20;

  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;
  private final Set<Long> printedFingerprints = new HashSet<>();

  public ParseCommand(PrintStream out, PrintStream err, Clock clock) {
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "parse";
  }

  @Override
  public int run(CommandOptions options) {
    String label = options.require("--format");
    Format format =
        Format.fromLabel(label)
            .orElseThrow(() ->
                UserError.usage(
                    "unknown format \"" + label + "\": choose one of " + Format.labels()));
    List<String> files = options.requireArguments("file");
    Mapping mapping = readMapping(options, format);
    boolean allRead = true;
    for (String file : files) {
      allRead &= parseFile(format, mapping, file);
    }
    return allRead ? 0 : 1;
  }

  private static @Nullable Mapping readMapping(CommandOptions options, Format format) {
    Optional<String> given = options.find("--mapping");
    if (given.isEmpty()) {
      if (format.needsMapping()) {
        throw UserError.usage(
            "format "
                + format.label()
                + " needs --mapping: a file with a mapping, or the name of a built-in feed");
      }
      return null;
    }
    Optional<Mapping> known =
        Catalogue.builtIn().stream()
            .filter(feed -> feed.name().equalsIgnoreCase(given.get()))
            .findFirst()
            .map(Feed::mapping);
    return known.orElseGet(() -> readMapping(given.get(), format));
  }

  private static Mapping readMapping(String file, Format format) {
    try {
      return Catalogue.parseMapping(Files.readString(Path.of(file)), format);
    } catch (IOException | InvalidPathException e) {
      throw UserError.usage(
          "mapping " + file + " is neither a file that can be read nor a built-in feed");
    } catch (IllegalArgumentException e) {
      throw UserError.usage(file + ": " + e.getMessage());
    }
  }

  private boolean parseFile(Format format, @Nullable Mapping mapping, String file) {
    String problem = null;
    try {
      Path path = Path.of(file);
      if (Files.size(path) > MAX_FILE_BYTES) {
        problem = "larger than " + (MAX_FILE_BYTES >> 20) + " MB";
      } else {
        problem = printItems(format, mapping, file, Files.readAllBytes(path));
      }
    } catch (IOException e) {
      problem = Files.isDirectory(Path.of(file)) ? "is a folder" : "can't be opened";
    } catch (InvalidPathException e) {
      problem = "is not a valid path on this system";
    }
    if (problem != null) {
      err.println(file + ": " + problem);
    }
    return problem == null;
  }

  private @Nullable String printItems(
      Format format, @Nullable Mapping mapping, String file, byte[] body) {
    String feed = String.valueOf(Path.of(file).getFileName());
    return switch (FeedParser.parse(format, feed, body, null, null, mapping, clock.instant())) {
      case ParsedDocument.Items items -> {
        items.items().stream()
            // The pages of EDGAR's list overlap.
            .filter(
                item -> format != Format.EDGAR || printedFingerprints.addAll(item.fingerprints()))
            .map(IdentifiedItem::advisory)
            .forEach(advisory -> out.println(toJson(file, advisory)));
        yield null;
      }
      case ParsedDocument.Unreadable unreadable -> unreadable.reason();
    };
  }

  private static ObjectNode toJson(String file, Advisory advisory) {
    StatedFacts stated = advisory.statedFacts();
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
    line.putNull("records");
    StatedJson.write(stated, line);
    line.put("vendor", stated.vendor());
    line.put("product", stated.product());
    return line;
  }
}
