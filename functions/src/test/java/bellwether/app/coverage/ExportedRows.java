package bellwether.app.coverage;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the entries of an export as an auditor would. */
record ExportedRows(List<CSVRecord> all) {
  static ExportedRows of(CoverageFiles files) {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = format.parse(new StringReader(files.csv()))) {
      return new ExportedRows(parser.getRecords());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<CSVRecord> ofKind(String kind) {
    return all.stream().filter(row -> row.get("kind").equals(kind)).toList();
  }

  /** One cell of each entry of this kind. */
  List<String> cells(String kind, String column) {
    return ofKind(kind).stream().map(row -> row.get(column)).toList();
  }

  /** The gaps of a subject, as “beginning end”. */
  List<String> gaps(String subject) {
    return ofKind("gap").stream()
        .filter(row -> row.get("subject").equals(subject))
        .map(row -> row.get("time") + " " + row.get("until"))
        .toList();
  }

  static Instant time(CSVRecord row, String column) {
    return Instant.parse(row.get(column));
  }
}
