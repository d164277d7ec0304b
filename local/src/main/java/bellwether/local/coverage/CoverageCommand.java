package bellwether.local.coverage;

import bellwether.app.App;
import bellwether.app.coverage.BadPeriodException;
import bellwether.app.coverage.CoverageFiles;
import bellwether.app.coverage.CoverageRequest;
import bellwether.app.coverage.CoverageVerifier;
import bellwether.app.coverage.CoverageVerifier.Result;
import bellwether.domain.feed.Feed;
import bellwether.feed.catalogue.FeedOptions;
import bellwether.lambda.Environment;
import bellwether.local.cli.CliCommand;
import bellwether.local.cli.CommandOptions;
import bellwether.local.cli.UserError;
import bellwether.local.command.DataDirectory;
import bellwether.local.command.FeedsFileReader;
import bellwether.local.terminal.TerminalText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code coverage}: exports what was watched, read and decided, and verifies an export. */
public final class CoverageCommand implements CliCommand {
  /** More than the longest export; a file must fit into memory. */
  private static final int MAX_BYTES = 200 << 20;

  private static final String CSV = ".csv";

  private final FeedOptions feedSettings;
  private final PrintStream out;
  private final Clock clock;

  public CoverageCommand(Map<String, String> variables, PrintStream out, Clock clock) {
    this.feedSettings = new FeedOptions(new Environment(variables)::find);
    this.out = out;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "coverage";
  }

  @Override
  public int run(CommandOptions options) throws IOException {
    return options.find("--verify").isPresent() ? verify(options) : export(options);
  }

  private int export(CommandOptions options) throws IOException {
    CoverageRequest request = parse(options);
    List<Feed> feeds = FeedsFileReader.read(options, feedSettings);
    Path csv = options.find("--out").map(CoverageCommand::csvPath).orElse(null);
    Path html = csv == null ? null : htmlPath(csv);
    Path data =
        DataDirectory.findExisting(options)
            .orElseThrow(() ->
                new UserError(
                    "there is no folder .bellwether here: start ./bellwether run, or set --data to"
                        + " its folder"));
    CoverageFiles files =
        DataDirectory.query(
            data,
            stores ->
                new App(stores, () -> feeds, clock)
                    .coverageExport()
                    .export(DataDirectory.CUSTOMER_ID, request));
    if (csv == null || html == null) {
      out.print(files.csv());
      return 0;
    }
    write(csv, files.csvBytes());
    write(html, files.htmlBytes());
    out.println(
        String.format(
            Locale.ROOT,
            "Wrote %s and %s: %,d entries. The last has the hash %s%n%s",
            csv,
            html,
            files.entries(),
            files.hash(),
            files.gaps()));
    return 0;
  }

  private CoverageRequest parse(CommandOptions options) {
    try {
      return CoverageRequest.parse(
          String.join(" ", options.requireArguments("period")), clock.instant());
    } catch (BadPeriodException e) {
      throw UserError.usage(TerminalText.sanitize(String.valueOf(e.getMessage())));
    }
  }

  private static Path csvPath(String file) {
    if (!file.endsWith(CSV)) {
      throw UserError.usage("--out must name a file that ends with .csv, not " + file);
    }
    try {
      return checkAbsent(Path.of(file));
    } catch (InvalidPathException e) {
      throw UserError.usage("--out " + file + " can't be written: check its folder");
    }
  }

  private static Path htmlPath(Path csv) {
    String name = String.valueOf(csv.getFileName());
    return checkAbsent(
        csv.resolveSibling(name.substring(0, name.length() - CSV.length()) + ".html"));
  }

  private static Path checkAbsent(Path file) {
    if (Files.exists(file)) {
      throw UserError.usage("--out: " + file + " exists already: name another file");
    }
    return file;
  }

  private static void write(Path file, byte[] content) {
    try {
      Files.write(file, content, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw UserError.usage("--out: " + file + " exists already: name another file");
    } catch (IOException e) {
      throw UserError.usage("--out: " + file + " can't be written: check its folder");
    }
  }

  private int verify(CommandOptions options) {
    options.rejectArguments();
    String file = options.require("--verify");
    return switch (CoverageVerifier.verify(read(file))) {
      case Result.Intact(int entries, String hash, String first) -> {
        out.println(
            String.format(
                Locale.ROOT,
                "%s is as it was written: %,d entries. The last entry has the hash %s",
                file,
                entries,
                hash));
        out.println(TerminalText.sanitize(first));
        out.println(
            "This shows that no entry was changed. That nobody wrote another file is shown by the"
                + " time at which Slack or somebody else received this hash.");
        yield 0;
      }
      case Result.Changed(int line, String reason) ->
          throw new UserError(file + " was changed: line " + line + ": " + reason);
    };
  }

  private static byte[] read(String file) {
    try {
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        throw UserError.usage(file + " is a folder: give a file");
      }
      if (Files.size(path) > MAX_BYTES) {
        throw UserError.usage(file + " is larger than any export");
      }
      return Files.readAllBytes(path);
    } catch (IOException | InvalidPathException e) {
      throw UserError.usage(file + " can't be opened: check its name and permissions");
    }
  }
}
