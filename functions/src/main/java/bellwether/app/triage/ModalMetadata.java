package bellwether.app.triage;

import java.util.Optional;

/** The modal's metadata: the alert, the turn that its message showed, and the phrase if known. */
record ModalMetadata(String id, int turn, String phrase) {
  String toText() {
    return id + "\n" + turn + "\n" + phrase;
  }

  static Optional<ModalMetadata> parse(String serialized) {
    String[] lines = serialized.split("\n", 3);
    try {
      return lines.length == 3
          ? Optional.of(new ModalMetadata(lines[0], Integer.parseInt(lines[1]), lines[2]))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
