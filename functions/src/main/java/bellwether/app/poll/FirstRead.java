package bellwether.app.poll;

import java.util.Locale;

/** What becomes of the items that a feed shows when it is read for the first time. */
public enum FirstRead {
  /** They are kept and told in one summary: a new feed must not ring for what is old news. */
  SILENT,
  /** They alert like any other: for feeds that were chosen to be tried. */
  ALERT;

  /**
   * The mode of this name, in any case.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static FirstRead parse(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
