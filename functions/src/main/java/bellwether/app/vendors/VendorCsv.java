package bellwether.app.vendors;

import bellwether.app.csv.CsvCells;
import bellwether.domain.vendor.Vendor;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads and writes a vendor list as CSV (RFC 4180) with a header: {@code name} is required; {@code
 * domain}, {@code aliases}, {@code products}, {@code tier}, {@code owner}, {@code exclude}, {@code
 * status}, {@code uses}, {@code uses_alert} and {@code subprocessors} are optional; semicolons
 * separate multiple values. Columns may also be separated by semicolons or tabs, and the text may
 * be UTF-16 or Windows-1252, as spreadsheets save it. Reading a written list returns the same list.
 */
public final class VendorCsv {
  private static final CSVFormat READ_FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setIgnoreEmptyLines(true)
          .setIgnoreSurroundingSpaces(true)
          .setTrim(true)
          .get();

  private VendorCsv() {}

  /**
   * The limits of a table.
   *
   * @param maxBytes maximum size of the table
   * @param maxValueChars maximum length of a cell, or of each name in a cell with several
   * @param allowsAnyStatusHost whether a status page may be on any host and port
   */
  public record Limits(
      int maxBytes, int maxVendors, int maxValueChars, boolean allowsAnyStatusHost) {
    /** For uploads by anyone in a workspace. */
    public static final Limits UPLOAD = new Limits(1 << 20, 5_000, 500, false);

    /** For the operator's own files. */
    public static final Limits UNLIMITED =
        new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, true);

    /** Maximum size of a compressed table's content: workbooks usually unpack to ten times. */
    long maxUnpackedBytes() {
      return 32L * maxBytes;
    }
  }

  static VendorTable read(byte[] file, Limits limits) throws BadTableException {
    return read(TableText.of(file), limits);
  }

  public static VendorTable read(String text, Limits limits) throws BadTableException {
    if (text.length() > limits.maxBytes()) {
      throw new BadTableException("is over 1 MB: split it and import the parts");
    }
    return read(TableText.of(text), limits);
  }

  private static VendorTable read(TableText table, Limits limits) throws BadTableException {
    long line = 0;
    CSVFormat format = READ_FORMAT.builder().setDelimiter(table.delimiter()).get();
    try (CSVParser rows = CSVParser.parse(new StringReader(table.text()), format)) {
      VendorRows read = new VendorRows(limits);
      table.warning().ifPresent(read::warn);
      for (CSVRecord row : rows) {
        line = rows.getCurrentLineNumber();
        read.addRow(row.toList(), "line " + line);
      }
      return read.toTable();
    } catch (IOException | UncheckedIOException e) {
      throw new BadTableException(
          String.format(
              Locale.ROOT,
              "is not valid CSV from line %d on: check that every quote is closed and ends its cell",
              line + 1));
    }
  }

  /** Writes a list as a table that a spreadsheet opens without running a formula. */
  public static String write(List<Vendor> vendors) {
    Map<Vendor, List<String>> rows = new LinkedHashMap<>();
    vendors.forEach(vendor -> rows.put(vendor, List.of()));
    return write(rows, List.of());
  }

  /**
   * Writes a list with further columns, which reading ignores.
   *
   * @param vendors the vendors, each with its cells of the further columns
   */
  public static String write(Map<Vendor, List<String>> vendors, List<String> furtherHeaders) {
    StringWriter csv = new StringWriter();
    List<VendorColumn> columns =
        Arrays.stream(VendorColumn.values())
            .filter(column -> column.isAlwaysWritten() || hasValue(vendors.keySet(), column))
            .toList();
    try (CSVPrinter rows = new CSVPrinter(csv, CSVFormat.RFC4180)) {
      rows.printRecord(
          Stream.concat(columns.stream().map(VendorColumn::header), furtherHeaders.stream()));
      for (Map.Entry<Vendor, List<String>> row : vendors.entrySet()) {
        rows.printRecord(
            Stream.concat(
                columns.stream().map(column -> toCell(column, row.getKey())),
                row.getValue().stream().map(CsvCells::escape)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a string can always be written to", e);
    }
    return csv.toString();
  }

  private static boolean hasValue(Set<Vendor> vendors, VendorColumn column) {
    return vendors.stream().anyMatch(vendor -> !column.valuesOf(vendor).isEmpty());
  }

  private static String toCell(VendorColumn column, Vendor vendor) {
    return column.multiValued
        ? CsvCells.writeList(column.valuesOf(vendor))
        : CsvCells.escape(String.join("", column.valuesOf(vendor)));
  }
}
