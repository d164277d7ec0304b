package bellwether.slack.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.slack.api.SlackResponse.Success;
import bellwether.slack.block.JsonObject;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.View;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import okhttp3.FormBody;
import org.jspecify.annotations.Nullable;

/**
 * Shows views, transfers files, sends messages to one person, and looks up people and channels;
 * never retries. Methods return why they failed, mostly Slack's error code, and empty on success.
 */
public final class WorkspaceClient {
  /** The only host that files are read from and written to. */
  private static final String FILES_HOST = "files.slack.com";

  private static final String RESPONSE_HOST = "hooks.slack.com";

  private final SlackTransport transport;

  /** The token may be missing if only response URLs are used. */
  public WorkspaceClient(@Nullable String token, URI apiUrl, Duration timeout) {
    this.transport = new SlackTransport(token, apiUrl, timeout);
  }

  /** Shows a view. The id is of the trigger, the view or the user, depending on the method. */
  public Optional<String> show(ViewMethod method, String id, View view) {
    return call(
        method.method, new FormBody.Builder().add(method.idField, id).add("view", view.json()));
  }

  /**
   * Shows the message to one member of a channel, until they reload Slack. See
   * https://docs.slack.dev/reference/methods/chat.postEphemeral
   */
  public Optional<String> postEphemeral(String channel, String user, SlackMessage message) {
    return call("chat.postEphemeral", messageForm(channel, message).add("user", user));
  }

  /**
   * Posts the message in the app's own conversation with the person. See
   * https://docs.slack.dev/reference/methods/chat.postMessage#app_home
   */
  public Optional<String> postDirectMessage(String user, SlackMessage message) {
    return call("chat.postMessage", messageForm(user, message));
  }

  /**
   * Replies to the person who asked, through the response URL that Slack sends with a command or a
   * click; false if it is not Slack's, or has expired. It works five times within 30 minutes, and
   * whoever knows it can post as the app. See
   * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
   */
  public boolean respond(String responseUrl, SlackMessage message) {
    byte[] json = message.toEphemeralJson().getBytes(UTF_8);
    return transport.post(responseUrl, RESPONSE_HOST, "application/json; charset=utf-8", json);
  }

  /** Downloads a file; empty if the address is not Slack's, or the file is too large or gone. */
  public Optional<byte[]> download(String address, int maxBytes) {
    return transport.download(address, FILES_HOST, maxBytes);
  }

  /**
   * Sends a file to one person in the app's own conversation with them. Unlike a message, a file
   * can't be sent to a user's id, so the conversation is opened first. See
   * https://docs.slack.dev/reference/methods/conversations.open and
   * https://docs.slack.dev/messaging/working-with-files
   */
  public Optional<String> sendFile(String user, String name, byte[] bytes) {
    FormBody.Builder form = new FormBody.Builder().add("users", user);
    return switch (transport.call("conversations.open", form.build())) {
      case Success(var body) -> upload(body.at("/channel/id").asText(), name, bytes);
      case SlackResponse failed -> failed.failure();
    };
  }

  private Optional<String> upload(String channel, String name, byte[] bytes) {
    FormBody.Builder target =
        new FormBody.Builder().add("filename", name).add("length", Integer.toString(bytes.length));
    SlackResponse response = transport.call("files.getUploadURLExternal", target.build());
    if (!(response instanceof Success(var body))) {
      return response.failure();
    }
    String address = body.path("upload_url").asText();
    if (!transport.post(address, FILES_HOST, "application/octet-stream", bytes)) {
      return Optional.of("the upload was refused");
    }
    JsonObject file = JsonObject.EMPTY.with("id", body.path("file_id").asText());
    return call(
        "files.completeUploadExternal",
        new FormBody.Builder().add("files", "[" + file + "]").add("channel_id", channel));
  }

  /**
   * What the person is to the workspace. Needs the scope {@code users:read}; see
   * https://docs.slack.dev/reference/methods/users.info
   */
  public Membership membership(String team, String user) {
    SlackResponse response =
        transport.call("users.info", new FormBody.Builder().add("user", user).build());
    return response instanceof Success(var body)
        ? Membership.read(body.path("user"), team)
        : new Membership.Unknown(response.failure().orElse(""));
  }

  /**
   * The workspace that the token belongs to; empty if Slack does not say. See
   * https://docs.slack.dev/reference/methods/auth.test
   */
  public Optional<String> tokenTeam() {
    return transport.call("auth.test", new FormBody.Builder().build()) instanceof Success(var body)
        ? Optional.of(body.path("team_id").asText())
        : Optional.empty();
  }

  /**
   * Why the app cannot see the channel. Needs {@code channels:read} and {@code groups:read}; see
   * https://docs.slack.dev/reference/methods/conversations.info
   */
  public Optional<String> channelError(String channel) {
    FormBody form = new FormBody.Builder().add("channel", channel).build();
    return switch (transport.call("conversations.info", form)) {
      case Success(var body) ->
          body.at("/channel/is_archived").asBoolean()
              ? Optional.of("is_archived")
              : Optional.empty();
      case SlackResponse failed -> failed.failure();
    };
  }

  private static FormBody.Builder messageForm(String channel, SlackMessage message) {
    FormBody.Builder form = SlackClient.inertForm(channel).add("text", message.text());
    return message.hasBlocks() ? form.add("blocks", message.blocksJson()) : form;
  }

  private Optional<String> call(String method, FormBody.Builder form) {
    return transport.call(method, form.build()).failure();
  }
}
