package bellwether.local.discover;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.app.discover.Discovery;
import bellwether.app.discover.DiscoveryColumns;
import bellwether.app.discover.DiscoveryText;
import bellwether.app.discover.dns.DnsLookup;
import bellwether.app.discover.dns.DomainSurvey;
import bellwether.app.discover.evidence.SourceReading;
import bellwether.app.discover.evidence.UnreadableSourceException;
import bellwether.app.discover.source.SourceOptions;
import bellwether.app.discover.source.SourceReader;
import bellwether.app.vendors.DomainName;
import bellwether.app.vendors.VendorCsv;
import bellwether.domain.vendor.Vendor;
import bellwether.local.cli.CliCommand;
import bellwether.local.cli.CommandOptions;
import bellwether.local.cli.UserError;
import bellwether.local.command.VendorFileReader;
import bellwether.local.terminal.TerminalText;
import java.io.IOException;
import java.io.PrintStream;
import java.net.IDN;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code discover}: proposes a vendor list from exports, registers, DNS records and so on. */
public final class DiscoverCommand implements CliCommand {
  private final PrintStream out;
  private final PrintStream err;
  private final DnsLookup dns;

  /**
   * @param dns used only for {@code --domain}
   */
  public DiscoverCommand(PrintStream out, PrintStream err, DnsLookup dns) {
    this.out = out;
    this.err = err;
    this.dns = dns;
  }

  @Override
  public String name() {
    return "discover";
  }

  @Override
  public int run(CommandOptions options) {
    Optional<String> domain = options.find("--domain").map(DiscoverCommand::parseDomain);
    SourceOptions reading = SourceOptions.LOCAL.withTenant(options.find("--tenant").orElse(""));
    List<SourceReading> readings = new ArrayList<>();
    List<String> files =
        domain.isPresent() ? options.arguments() : options.requireArguments("file");
    for (String file : files) {
      readings.add(readFile(file, reading));
    }
    domain.ifPresent(name -> readings.add(survey(name)));
    List<Vendor> listed =
        options
            .find("--vendors")
            .map(file -> VendorFileReader.read(Path.of(file), err::println))
            .orElse(List.of());
    Discovery discovery = Discovery.of(readings, listed);
    Map<Vendor, List<String>> rows = DiscoveryColumns.rows(discovery, listed);
    options.find("--out").ifPresent(file -> write(file, rows));
    DiscoveryText.describe(discovery)
        .forEach(line -> out.println(line.isEmpty() ? "" : indent(line)));
    options
        .find("--out")
        .ifPresent(file ->
            out.println(
                "\nWrote "
                    + rows.size()
                    + " vendors to "
                    + file
                    + ". Delete the rows that you do not want to watch, then import it."));
    return 0;
  }

  /** Cleans the text but keeps its indentation. */
  private static String indent(String line) {
    String text = line.stripLeading();
    return line.substring(0, line.length() - text.length()) + TerminalText.sanitize(text);
  }

  private static String parseDomain(String text) {
    return DomainName.parse(text)
        .flatMap(DiscoverCommand::toAscii)
        .orElseThrow(() ->
            UserError.usage("--domain must be a domain such as example.com, not \"" + text + '"'));
  }

  private static Optional<String> toAscii(String domain) {
    try {
      return Optional.of(IDN.toASCII(domain));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static SourceReading readFile(String file, SourceOptions options) {
    try {
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        throw UserError.usage(file + " is a folder: give a file");
      }
      if (Files.size(path) > options.maxBytes()) {
        throw UserError.usage(
            file + " is larger than " + (options.maxBytes() >> 20) + " MB: split it");
      }
      return SourceReader.read(
          String.valueOf(path.getFileName()), Files.readAllBytes(path), options);
    } catch (UnreadableSourceException e) {
      throw UserError.usage(file + " " + e.getMessage());
    } catch (IOException | InvalidPathException e) {
      throw UserError.usage(file + " can't be opened: check its name and permissions");
    }
  }

  private SourceReading survey(String domain) {
    try {
      return DomainSurvey.read(domain, dns);
    } catch (UnreadableSourceException e) {
      throw new UserError(domain + " " + e.getMessage());
    }
  }

  private static void write(String file, Map<Vendor, List<String>> rows) {
    String csv = VendorCsv.write(rows, DiscoveryColumns.HEADERS);
    try {
      Files.writeString(Path.of(file), csv, UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw UserError.usage("--out " + file + " exists already: name another file");
    } catch (IOException | InvalidPathException e) {
      throw UserError.usage("--out " + file + " can't be written: check its folder");
    }
  }
}
