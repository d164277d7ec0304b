package bellwether.slack.api;

import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.SlackMessage;
import java.net.URI;
import java.time.Duration;

/** Posts one message to a scripted Slack. */
final class SlackPosts {
  static final String TOKEN = "xoxb-not-a-real-token-8f31";
  static final String OK =
      "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1616145120.000100\",\"message\":{\"blocks\":[{\"type\":\"new_kind\"}]}}";
  static final SlackMessage MESSAGE =
      new SlackMessage("A &amp; B", new BlockBuilder().header("A & B").build());

  private SlackPosts() {}

  static PostResult post(ScriptedSlackServer slack) {
    return client(slack.apiUrl()).post("C1", MESSAGE, null, "d1");
  }

  static SlackClient client(URI apiUrl) {
    return new SlackClient(TOKEN, apiUrl, Duration.ofMinutes(1));
  }
}
