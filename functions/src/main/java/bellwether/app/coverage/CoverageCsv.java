package bellwether.app.coverage;

import bellwether.domain.record.HashChain;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes entries as CSV, each with its hash in a chain that begins with the header, so that any
 * change of the file can be found.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class CoverageCsv {
  static final List<String> HEADER =
      List.of("n", "time", "until", "kind", "subject", "result", "by", "detail", "hash");

  private CoverageCsv() {}

  /**
   * A written file.
   *
   * @param hash of its last entry
   */
  record Written(String text, String hash) {}

  static String startHash() {
    return HashChain.next(HashChain.START, HEADER);
  }

  /** Writes the entries, and a last one that states their number and the hash of the one before. */
  static Written write(List<CoverageRow> rows) {
    List<List<String>> records = new ArrayList<>();
    String hash = startHash();
    for (CoverageRow row : rows) {
      hash = add(records, row, hash);
    }
    String result = countText(records.size() + 1);
    CoverageRow end =
        new CoverageRow(CoverageRow.Kind.END, null, null, hash, result, "", "nothing follows");
    hash = add(records, end, hash);
    return new Written(print(records), hash);
  }

  private static String add(List<List<String>> records, CoverageRow row, String previous) {
    List<String> cells = row.cells(records.size() + 1);
    String hash = HashChain.next(previous, cells);
    List<String> withHash = new ArrayList<>(cells);
    withHash.add(hash);
    records.add(withHash);
    return hash;
  }

  static String countText(int entries) {
    return entries + " entries";
  }

  /** The records after the header. */
  static String print(List<List<String>> records) {
    StringWriter text = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(HEADER);
      for (List<String> cells : records) {
        printer.printRecord(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a string can always be written to", e);
    }
    return text.toString();
  }
}
