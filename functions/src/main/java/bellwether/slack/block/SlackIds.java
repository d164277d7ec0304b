package bellwether.slack.block;

import java.util.regex.Pattern;

/** Slack's ids of persons and of the channels that they share. */
public final class SlackIds {
  /** U or, for those of an Enterprise Grid, W. */
  private static final Pattern USER_ID = Pattern.compile("[UW][A-Z0-9]{2,20}");

  /** C, or G for older private ones; D is a talk between two, where no alert belongs. */
  private static final Pattern CHANNEL_ID = Pattern.compile("[CG][A-Z0-9]{2,20}");

  private SlackIds() {}

  /** Whether this is the form of an id: nothing else may be shown as a person. */
  public static boolean isUserId(String text) {
    return USER_ID.matcher(text).matches();
  }

  /** The same of a channel. */
  static boolean isChannelId(String text) {
    return CHANNEL_ID.matcher(text).matches();
  }
}
