package bellwether.slack.api;

import bellwether.slack.block.SlackMessage;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import okhttp3.FormBody;

/** Tells one person something that nobody else sees; tries nothing twice. */
public final class UserMessageClient {
  private final SlackTransport transport;

  /**
   * @param token the app's bot token; in no message, log or exception of ours
   * @param timeout of a whole call
   * @throws IllegalArgumentException if the address can't be right
   */
  public UserMessageClient(String token, URI apiUrl, Duration timeout) {
    this.transport = new SlackTransport(token, SlackUrls.requireSecure(apiUrl), timeout);
  }

  /**
   * Shows it to the person in a channel that both are in, until they load Slack again.
   *
   * @return Slack's word for why not; empty if it was taken
   * @see <a
   *     href="https://docs.slack.dev/reference/methods/chat.postEphemeral">chat.postEphemeral</a>
   */
  public Optional<String> postEphemeral(String channel, String user, SlackMessage message) {
    return callApi("chat.postEphemeral", messageForm(channel, message).add("user", user));
  }

  /**
   * Writes it to the person in the app's own conversation with them.
   *
   * @return Slack's word for why not; empty if it was taken
   * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage#app_home">Posting to a
   *     person's id</a>
   */
  public Optional<String> postDirectMessage(String user, SlackMessage message) {
    return callApi("chat.postMessage", messageForm(user, message));
  }

  private static FormBody.Builder messageForm(String channel, SlackMessage message) {
    FormBody.Builder form = SlackClient.inertForm(channel).add("text", message.text());
    return message.hasBlocks() ? form.add("blocks", message.blocksJson()) : form;
  }

  private Optional<String> callApi(String method, FormBody.Builder form) {
    return SlackErrors.errorOf(transport.send(method, form.build()));
  }
}
