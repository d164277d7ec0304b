package bellwether.slack.block;

import java.util.regex.Pattern;

/** Slack's ids of persons and of the channels that they share. */
public final class People {
  /** U or, for those of an Enterprise Grid, W. */
  private static final Pattern ID = Pattern.compile("[UW][A-Z0-9]{2,20}");

  /** C, or G for older private ones; D is a talk between two, where no alert belongs. */
  private static final Pattern CHANNEL = Pattern.compile("[CG][A-Z0-9]{2,20}");

  private People() {}

  /** Whether this is the form of an id: nothing else may be shown as a person. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** The same of a channel. */
  static boolean isChannel(String text) {
    return CHANNEL.matcher(text).matches();
  }
}
