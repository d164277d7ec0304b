package bellwether.app.vendors.xlsx;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a workbook that one part refers to.
 *
 * @param targets by the id of the reference
 */
record Relations(Map<String, Target> targets) {
  /**
   * @param type the last word of the type's URI, which both variants of the format share
   */
  record Target(String type, String part) {}

  /** Reads the references of a part, or of the file as a whole if the name is empty. */
  static Relations read(WorkbookParts parts, String part) throws IOException, XMLStreamException {
    Map<String, Target> targets = new LinkedHashMap<>();
    String folder = part.substring(0, part.lastIndexOf('/') + 1);
    String file = folder + "_rels/" + part.substring(folder.length()) + ".rels";
    if (!parts.has(file)) {
      return new Relations(targets);
    }
    XMLStreamReader xml = parts.open(file);
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT
          && xml.getLocalName().equals("Relationship")) {
        String type = attribute(xml, "Type");
        String target = attribute(xml, "Target");
        targets.put(
            attribute(xml, "Id"),
            new Target(
                type.substring(type.lastIndexOf('/') + 1),
                target.startsWith("/") ? target.substring(1) : folder + target));
      }
    }
    return new Relations(targets);
  }

  private static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  /** Finds the part with this id, if it has this type. */
  Optional<String> find(@Nullable String id, String type) {
    return Optional.ofNullable(id)
        .map(targets::get)
        .filter(target -> target.type().equals(type))
        .map(Target::part);
  }

  Optional<String> find(String type) {
    return targets.values().stream()
        .filter(target -> target.type().equals(type))
        .map(Target::part)
        .findFirst();
  }
}
