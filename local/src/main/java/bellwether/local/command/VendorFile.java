package bellwether.local.command;

import bellwether.domain.Vendor;
import bellwether.local.UserError;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/**
 * Reads a vendor list: CSV (RFC 4180) with a header. {@code name} is needed; {@code domain}, {@code
 * aliases}, {@code products}, {@code tier}, {@code owner} and {@code exclude} are optional; lists
 * are parted by semicolons.
 */
public final class VendorFile {
  private static final Set<String> COLUMNS =
      Set.of("name", "domain", "aliases", "products", "tier", "owner", "exclude");

  private static final CSVFormat CSV =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreHeaderCase(true)
          .setIgnoreEmptyLines(true)
          .setIgnoreSurroundingSpaces(true)
          .setAllowMissingColumnNames(true)
          .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_EMPTY)
          .setTrim(true)
          .get();

  private final Path file;
  private final Consumer<String> notes;

  /** Reads from the file; what is odd but does no harm goes to the notes, a line each. */
  public VendorFile(Path file, Consumer<String> notes) {
    this.file = file;
    this.notes = notes;
  }

  /**
   * The vendors in the order of the file, each key once.
   *
   * @throws UserError if the file can't be used, with the fix
   */
  public List<Vendor> read() {
    Map<String, Vendor> vendors = new LinkedHashMap<>();
    try (Reader text = new StringReader(text());
        CSVParser rows = CSVParser.parse(text, CSV)) {
      checkHeader(rows.getHeaderNames());
      for (CSVRecord row : rows) {
        String name = cell(row, "name");
        if (name == null || Vendor.key(name).isEmpty()) {
          notes.accept(file + " line " + rows.getCurrentLineNumber() + ": no name, row left out");
        } else if (vendors.putIfAbsent(Vendor.key(name), vendor(row, name)) != null) {
          notes.accept(file + ": \"" + name + "\" stands there twice, the first is used");
        }
      }
    } catch (CSVException e) {
      throw new UserError(file + " is not valid CSV: check the quotes near its end");
    } catch (UncheckedIOException | IOException e) {
      throw new UserError(file + " is not valid CSV: check that every quote is closed");
    } catch (IllegalArgumentException e) {
      throw new UserError(file + ": a column name stands in the header twice");
    }
    if (vendors.isEmpty()) {
      throw new UserError(file + " has no vendors: add a row with a name below the header");
    }
    return List.copyOf(vendors.values());
  }

  private String text() {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw new UserError(file + " does not exist: give a CSV file with a name column");
    } catch (MalformedInputException e) {
      throw new UserError(file + " is not UTF-8: save it as CSV UTF-8");
    } catch (IOException e) {
      throw new UserError(file + " can't be read: give a CSV file with a name column");
    }
  }

  private void checkHeader(List<String> header) {
    Set<String> names = new TreeSet<>();
    header.forEach(name -> names.add(name.strip().toLowerCase(Locale.ROOT)));
    if (!names.contains("name")) {
      throw new UserError(
          file + " has no \"name\" column: begin it with a header such as name,domain,aliases");
    }
    names.removeAll(COLUMNS);
    names.remove("");
    if (!names.isEmpty()) {
      notes.accept(file + ": column ignored: " + String.join(", ", names));
    }
  }

  private static Vendor vendor(CSVRecord row, String name) {
    return new Vendor(
        name,
        list(row, "domain"),
        list(row, "aliases"),
        list(row, "products"),
        cell(row, "tier"),
        cell(row, "owner"),
        list(row, "exclude"));
  }

  private static List<String> list(CSVRecord row, String column) {
    String cell = cell(row, column);
    return cell == null
        ? List.of()
        : Arrays.stream(cell.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static @Nullable String cell(CSVRecord row, String column) {
    if (!row.isMapped(column) || !row.isSet(column)) {
      return null;
    }
    String cell = row.get(column).strip();
    return cell.isEmpty() ? null : cell;
  }
}
