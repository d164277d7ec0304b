package bellwether.local.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who and what there is in the local workspace; the ids are fixed, so that examples can name them.
 */
final class Workspace {
  static final String TEAM = "T0LOCAL";
  static final String TEAM_NAME = "Local workspace";
  static final String TEAM_DOMAIN = "local";
  static final String APP = "A0LOCAL";
  static final String APP_NAME = "Bellwether";
  static final String BOT = "B0LOCAL";
  static final String BOT_USER = "U0BELLWETHER";
  static final String USER = "U0LOCAL";
  static final String USER_NAME = "you";

  private final List<Channel> channels;

  Workspace(List<String> names) {
    List<Channel> made = new ArrayList<>();
    for (String name : names) {
      made.add(new Channel(String.format(Locale.ROOT, "C0LOCAL%02d", made.size() + 1), name));
    }
    this.channels = List.copyOf(made);
  }

  List<Channel> channels() {
    return channels;
  }

  Optional<Channel> channel(String reference) {
    return channels.stream().filter(channel -> channel.isCalled(reference)).findFirst();
  }
}
