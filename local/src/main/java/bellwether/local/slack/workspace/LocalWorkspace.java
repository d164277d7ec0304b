package bellwether.local.slack.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The team, app, user and channels of the local workspace. The ids are fixed so that examples can
 * name them.
 */
public final class LocalWorkspace {
  public static final String TEAM = "T0LOCAL";
  public static final String TEAM_NAME = "Local workspace";
  public static final String TEAM_DOMAIN = "local";
  public static final String APP = "A0LOCAL";
  public static final String APP_NAME = "Bellwether";
  public static final String BOT = "B0LOCAL";
  public static final String BOT_USER = "U0BELLWETHER";
  public static final String USER = "U0LOCAL";
  public static final String USER_NAME = "you";

  /** The conversation of the app with the user. */
  public static final String DIRECT_MESSAGES = "D0LOCAL01";

  private final List<LocalChannel> channels;

  public LocalWorkspace(List<String> names) {
    List<LocalChannel> made = new ArrayList<>();
    for (String name : names) {
      made.add(new LocalChannel(String.format(Locale.ROOT, "C0LOCAL%02d", made.size() + 1), name));
    }
    this.channels = List.copyOf(made);
  }

  public List<LocalChannel> channels() {
    return channels;
  }

  /** Whether a message to this id is a direct message: Slack accepts a user's id as well. */
  public static boolean isDirect(String id) {
    return id.equals(DIRECT_MESSAGES) || LocalPerson.findById(id).isPresent();
  }

  public Optional<LocalChannel> findChannel(String reference) {
    return channels.stream().filter(channel -> channel.matches(reference)).findFirst();
  }
}
