package bellwether.slack.block;

import java.util.regex.Pattern;

/** Recognizes Slack's ids of users and channels. */
public final class SlackIds {
  /** U or, in an Enterprise Grid, W. */
  private static final Pattern USER_ID = Pattern.compile("[UW][A-Z0-9]{2,20}");

  /** C, or G for older private channels; not D, a direct message, where no alert belongs. */
  private static final Pattern CHANNEL_ID = Pattern.compile("[CG][A-Z0-9]{2,20}");

  private SlackIds() {}

  /** Whether the text has the format of a user id: nothing else may be shown as a user. */
  public static boolean isUserId(String text) {
    return USER_ID.matcher(text).matches();
  }

  static boolean isChannelId(String text) {
    return CHANNEL_ID.matcher(text).matches();
  }
}
