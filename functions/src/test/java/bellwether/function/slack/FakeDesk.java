package bellwether.function.slack;

import bellwether.slack.SlackMessage;
import bellwether.slack.View;
import java.util.ArrayList;
import java.util.List;

/** Keeps what people would be shown. */
final class FakeDesk implements Desk {
  final List<View> opened = new ArrayList<>();
  final List<String> published = new ArrayList<>();
  final List<String> told = new ArrayList<>();
  boolean opens = true;

  @Override
  public boolean open(String team, String trigger, View view) {
    opened.add(view);
    return opens;
  }

  @Override
  public void publish(String team, String user, View view) {
    published.add(team + " " + user + " " + view.json());
  }

  @Override
  public void tell(String responseUrl, SlackMessage message) {
    told.add(message.unescapedText());
  }
}
