package bellwether.app.discover.source;

import bellwether.app.discover.evidence.SourceFindings;
import bellwether.app.discover.evidence.UnreadableSourceException;
import java.util.Iterator;

/** Reads a bill of materials in SPDX 2.3 tag-value, of which it needs the names and suppliers. */
final class SpdxTagValue {
  private static final String VERSION = "SPDXVersion:";
  private static final String NAME = "PackageName:";
  private static final String SUPPLIER = "PackageSupplier:";
  private static final String TEXT_START = "<text>";
  private static final String TEXT_END = "</text>";

  private SpdxTagValue() {}

  /** Comments may come first. */
  static boolean accepts(String start) {
    return start
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .findFirst()
        .filter(line -> line.startsWith(VERSION))
        .isPresent();
  }

  static void read(String text, SourceFindings findings) throws UnreadableSourceException {
    SpdxSuppliers suppliers = new SpdxSuppliers();
    String name = "";
    int number = 0;
    for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
      number++;
      String line = lines.next().strip();
      if (line.startsWith(NAME)) {
        name = line.substring(NAME.length()).strip();
      } else if (line.startsWith(SUPPLIER)) {
        suppliers.add(line.substring(SUPPLIER.length()).strip(), "line " + number, name);
      }
      // A text of several lines may contain what looks like a tag.
      if (line.contains(TEXT_START) && !line.contains(TEXT_END)) {
        while (lines.hasNext() && !line.contains(TEXT_END)) {
          number++;
          line = lines.next();
        }
      }
    }
    suppliers.addTo(findings);
  }
}
