package bellwether.app.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.domain.record.HashChain;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Checks that an exported file is as it was written. */
public final class CoverageVerifier {
  private static final String END = CoverageRow.Kind.END.label();

  private CoverageVerifier() {}

  /** The result of a check. */
  public sealed interface Result {
    /**
     * The file is as it was written.
     *
     * @param entries number of entries
     * @param hash of the last entry
     * @param first what the first entry says that the file is
     */
    record Intact(int entries, String hash, String first) implements Result {}

    /**
     * The file was changed.
     *
     * @param line of the first difference, from 1
     */
    record Changed(int line, String reason) implements Result {}
  }

  /** Checks the hash of each line, and that the file is written as exports are, byte by byte. */
  public static Result verify(byte[] file) {
    String text = new String(file, UTF_8);
    List<List<String>> records = new ArrayList<>();
    String hash = CoverageCsv.startHash();
    try (CSVParser parser = CSVFormat.RFC4180.parse(new StringReader(text))) {
      int line = 0;
      for (CSVRecord read : parser) {
        line++;
        List<String> cells = read.toList();
        if (line == 1) {
          if (!cells.equals(CoverageCsv.HEADER)) {
            return new Result.Changed(1, "it is not the header of a coverage export");
          }
          continue;
        }
        String reason = check(cells, line - 1, hash);
        if (!reason.isEmpty()) {
          return new Result.Changed(line, reason);
        }
        hash = cells.getLast();
        records.add(cells);
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      return new Result.Changed(records.size() + 2, "it is not CSV");
    }
    return checkEnd(file, records, hash);
  }

  private static Result checkEnd(byte[] file, List<List<String>> records, String hash) {
    if (records.isEmpty() || !records.getLast().get(3).equals(END)) {
      return new Result.Changed(
          records.size() + 2, "the file is cut: an export ends with an entry “" + END + "”");
    }
    if (!records.getLast().get(5).equals(CoverageCsv.countText(records.size()))) {
      return new Result.Changed(records.size() + 1, "it states another number of entries");
    }
    byte[] written = CoverageCsv.print(records).getBytes(UTF_8);
    int difference = Arrays.mismatch(file, written);
    if (difference >= 0) {
      byte[] before = Arrays.copyOf(file, Math.min(difference, file.length));
      int line = 1 + (int) new String(before, UTF_8).chars().filter(c -> c == '\n').count();
      return new Result.Changed(line, "it is not written as an export writes it");
    }
    List<String> first = records.getFirst();
    return new Result.Intact(records.size(), hash, first.get(7));
  }

  /** Why the entry cannot follow that hash; empty if it can. */
  private static String check(List<String> cells, int number, String previous) {
    if (cells.size() != CoverageCsv.HEADER.size()) {
      return "it has " + cells.size() + " columns instead of " + CoverageCsv.HEADER.size();
    }
    if (!HashChain.next(previous, cells.subList(0, cells.size() - 1)).equals(cells.getLast())) {
      return "it was changed, or an entry before it was added, removed or moved";
    }
    return cells.getFirst().equals(Integer.toString(number)) ? "" : "its number is wrong";
  }
}
