package bellwether.local.slack.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who and what there is in the local workspace; the ids are fixed, so that examples can name them.
 */
public final class Workspace {
  public static final String TEAM = "T0LOCAL";
  public static final String TEAM_NAME = "Local workspace";
  public static final String TEAM_DOMAIN = "local";
  public static final String APP = "A0LOCAL";
  public static final String APP_NAME = "Bellwether";
  public static final String BOT = "B0LOCAL";
  public static final String BOT_USER = "U0BELLWETHER";
  public static final String USER = "U0LOCAL";
  public static final String USER_NAME = "you";

  private final List<Channel> channels;

  public Workspace(List<String> names) {
    List<Channel> made = new ArrayList<>();
    for (String name : names) {
      made.add(new Channel(String.format(Locale.ROOT, "C0LOCAL%02d", made.size() + 1), name));
    }
    this.channels = List.copyOf(made);
  }

  public List<Channel> channels() {
    return channels;
  }

  public Optional<Channel> channel(String reference) {
    return channels.stream().filter(channel -> channel.isCalled(reference)).findFirst();
  }
}
