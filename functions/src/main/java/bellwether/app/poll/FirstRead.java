package bellwether.app.poll;

import java.util.Locale;

/** What happens to the items of a feed that is read for the first time. */
public enum FirstRead {
  /** They are stored and reported in one summary: a new feed must not alert for old news. */
  SILENT,
  /** They alert like any other item, to try feeds out. */
  ALERT;

  /** Parses a mode, ignoring case. */
  public static FirstRead parse(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
