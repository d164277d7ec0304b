package bellwether.domain;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the bytes of a feed are to be read. */
public enum Format {
  /** RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed: told apart by content. */
  SYNDICATION("syndication"),
  /** A Mailman 2 archive: a monthly text, one message page or its text, or the index of months. */
  MAILMAN("mailman");

  private final String label;

  Format(String label) {
    this.label = label;
  }

  /** The name used on the command line and in feeds files. */
  public String label() {
    return label;
  }

  /** The format with this label, or empty if there is none. */
  public static Optional<Format> labelled(String label) {
    return Arrays.stream(values()).filter(format -> format.label.equals(label)).findFirst();
  }

  /** Every label, for messages that tell what may be written. */
  public static String labels() {
    return Arrays.stream(values()).map(Format::label).collect(Collectors.joining(", "));
  }
}
