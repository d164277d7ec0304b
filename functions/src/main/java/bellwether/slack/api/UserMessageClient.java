package bellwether.slack.api;

import bellwether.slack.block.SlackMessage;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import okhttp3.FormBody;

/** Sends messages to one person; never retries. */
public final class UserMessageClient {
  private final SlackTransport transport;

  /**
   * @param token the app's bot token; never logged, nor part of any exception
   */
  public UserMessageClient(String token, URI apiUrl, Duration timeout) {
    this.transport = new SlackTransport(token, apiUrl, timeout);
  }

  /**
   * Shows the message to one member of a channel, until they reload Slack.
   *
   * @return Slack's error code; empty on success
   * @see <a
   *     href="https://docs.slack.dev/reference/methods/chat.postEphemeral">chat.postEphemeral</a>
   */
  public Optional<String> postEphemeral(String channel, String user, SlackMessage message) {
    return callApi("chat.postEphemeral", messageForm(channel, message).add("user", user));
  }

  /**
   * Posts the message in the app's own conversation with the person.
   *
   * @return Slack's error code; empty on success
   * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage#app_home">Posting to a
   *     user id</a>
   */
  public Optional<String> postDirectMessage(String user, SlackMessage message) {
    return callApi("chat.postMessage", messageForm(user, message));
  }

  private static FormBody.Builder messageForm(String channel, SlackMessage message) {
    FormBody.Builder form = SlackClient.inertForm(channel).add("text", message.text());
    return message.hasBlocks() ? form.add("blocks", message.blocksJson()) : form;
  }

  private Optional<String> callApi(String method, FormBody.Builder form) {
    return SlackErrors.errorOf(transport.call(method, form.build()));
  }
}
