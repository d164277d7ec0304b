package bellwether.app.discover.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.app.discover.evidence.UnreadableSourceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The tables of a reporting package, a ZIP file (xBRL-CSV 1.0, and the ESAs' instructions for the
 * DORA register).
 */
final class ReportPackage {
  /** A package has 15 tables and a few descriptions. */
  private static final int MAX_ENTRIES = 200;

  /** Of all tables that are read together: a small file can unpack to gigabytes. */
  private static final int MAX_UNPACKED_BYTES = 32 << 20;

  private static final List<String> TABLES = List.of("b_05.01.csv", "b_05.02.csv");

  private final Map<String, String> tables = new HashMap<>();

  private ReportPackage() {}

  static ReportPackage open(byte[] file) throws UnreadableSourceException {
    ReportPackage unpacked = new ReportPackage();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file), UTF_8)) {
      unpacked.readEntries(zip);
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableSourceException("is a damaged ZIP file: export it again");
    }
    return unpacked;
  }

  private void readEntries(ZipInputStream zip) throws IOException, UnreadableSourceException {
    int remaining = MAX_UNPACKED_BYTES;
    int entries = 0;
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (++entries > MAX_ENTRIES) {
        throw new UnreadableSourceException(
            "has more than " + MAX_ENTRIES + " files: give only the reporting package");
      }
      String path = entry.getName().replace('\\', '/').toLowerCase(Locale.ROOT);
      if (path.equals("[content_types].xml")) {
        throw new UnreadableSourceException("is an Excel workbook: save it as CSV UTF-8");
      }
      // Skipping an entry unpacks it too, so every entry counts.
      byte[] bytes = zip.readNBytes(remaining + 1);
      remaining -= bytes.length;
      if (remaining < 0) {
        throw new UnreadableSourceException(
            "is larger than "
                + (MAX_UNPACKED_BYTES >> 20)
                + " MB when unpacked: give only the tables"
                + " b_05.01.csv and b_05.02.csv");
      }
      String table = path.substring(path.lastIndexOf('/') + 1);
      if (TABLES.contains(table) && tables.put(table, new String(bytes, UTF_8)) != null) {
        throw new UnreadableSourceException("has two tables " + table + ": give one register");
      }
    }
  }

  /** The table with this file name; empty if the package has none. */
  Optional<String> table(String name) {
    return Optional.ofNullable(tables.get(name))
        .map(text -> text.startsWith("\uFEFF") ? text.substring(1) : text);
  }
}
