package bellwether.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import okhttp3.FormBody;

/**
 * Downloads files that people uploaded to Slack, and uploads files to a channel. See
 * https://docs.slack.dev/messaging/working-with-files
 */
public final class FileClient {
  /** The only host that files are read from and written to. */
  private static final String FILES_HOST = "files.slack.com";

  private final SlackTransport transport;

  /**
   * @param token the app's bot token; never logged, nor part of any exception
   * @param timeout of each request
   */
  public FileClient(String token, URI apiUrl, Duration timeout) {
    this.transport = new SlackTransport(token, apiUrl, timeout);
  }

  /**
   * Downloads a file; empty if the address is not Slack's, or the file is too large or gone.
   *
   * @param address {@code url_private_download}
   */
  public Optional<byte[]> download(String address, int maxBytes) {
    return transport.download(address, FILES_HOST, maxBytes);
  }

  /**
   * Uploads a file to a channel.
   *
   * @return why it failed, mostly Slack's error code; empty on success
   */
  public Optional<String> upload(String channel, String name, byte[] bytes) {
    JsonNode target =
        callApi(
            "files.getUploadURLExternal",
            new FormBody.Builder()
                .add("filename", name)
                .add("length", Integer.toString(bytes.length))
                .build());
    if (!target.path("ok").asBoolean()) {
      return errorCode(target);
    }
    String id = target.path("file_id").asText();
    String address = target.path("upload_url").asText();
    if (!transport.post(address, FILES_HOST, "application/octet-stream", bytes)) {
      return Optional.of("the upload was refused");
    }
    JsonNode completed =
        callApi(
            "files.completeUploadExternal",
            new FormBody.Builder()
                .add("files", "[{\"id\":\"" + id.replaceAll("[^A-Za-z0-9]", "") + "\"}]")
                .add("channel_id", channel)
                .build());
    return completed.path("ok").asBoolean() ? Optional.empty() : errorCode(completed);
  }

  private static Optional<String> errorCode(JsonNode response) {
    return Optional.of(SlackErrors.sanitizedCode(response.path("error").asText()));
  }

  private JsonNode callApi(String method, FormBody form) {
    return transport.call(method, form) instanceof SlackTransport.CallResult.Completed response
        ? response.json()
        : MissingNode.getInstance();
  }
}
