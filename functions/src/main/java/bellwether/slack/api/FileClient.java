package bellwether.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import okhttp3.FormBody;

/**
 * Fetches what people uploaded, and uploads what they asked for. See
 * https://docs.slack.dev/messaging/working-with-files
 */
public final class FileClient {
  /** Slack's own hosts of files; everything else is none of ours to open. */
  private static final String FILES_HOST = "files.slack.com";

  private final SlackTransport transport;
  private final String token;
  private final URI apiUrl;
  private final Duration timeout;

  /**
   * @param token the app's bot token; in no message, log or exception of ours
   * @param timeout of each call
   */
  public FileClient(String token, URI apiUrl, Duration timeout) {
    this.token = token;
    this.apiUrl = SlackUrls.requireSecure(apiUrl);
    this.timeout = timeout;
    this.transport = new SlackTransport(token, apiUrl, timeout);
  }

  /**
   * The file's bytes; empty if the address is none of Slack's, the file is larger than that, or it
   * can't be had.
   *
   * @param address {@code url_private_download}
   */
  public Optional<byte[]> download(String address, int mostBytes) {
    URI from = URI.create(address);
    if (!SlackUrls.isSlackUrl(from, FILES_HOST, apiUrl)) {
      return Optional.empty();
    }
    HttpRequest request =
        HttpRequest.newBuilder(from)
            .timeout(timeout)
            .header("Authorization", "Bearer " + token)
            .GET()
            .build();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(timeout).build()) {
      HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        byte[] bytes = body.readNBytes(mostBytes + 1);
        boolean whole = answer.statusCode() == 200 && bytes.length <= mostBytes;
        return whole ? Optional.of(bytes) : Optional.empty();
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /**
   * Puts a file into a channel.
   *
   * @return Slack's word for why not; empty if it is there
   */
  public Optional<String> upload(String channel, String name, byte[] bytes) {
    JsonNode place =
        callApi(
            "files.getUploadURLExternal",
            new FormBody.Builder()
                .add("filename", name)
                .add("length", Integer.toString(bytes.length))
                .build());
    String id = place.path("file_id").asText();
    String to = place.path("upload_url").asText();
    if (!place.path("ok").asBoolean()
        || !SlackUrls.isSlackUrl(URI.create(to), FILES_HOST, apiUrl)) {
      return Optional.of(SlackErrors.sanitizedCode(place.path("error").asText()));
    }
    if (!uploadBytes(URI.create(to), bytes)) {
      return Optional.of("the file was not taken");
    }
    JsonNode done =
        callApi(
            "files.completeUploadExternal",
            new FormBody.Builder()
                .add("files", "[{\"id\":\"" + id.replaceAll("[^A-Za-z0-9]", "") + "\"}]")
                .add("channel_id", channel)
                .build());
    return done.path("ok").asBoolean()
        ? Optional.empty()
        : Optional.of(SlackErrors.sanitizedCode(done.path("error").asText()));
  }

  private boolean uploadBytes(URI to, byte[] bytes) {
    HttpRequest request =
        HttpRequest.newBuilder(to)
            .timeout(timeout)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(bytes))
            .build();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(timeout).build()) {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private JsonNode callApi(String method, FormBody form) {
    return transport.send(method, form) instanceof SlackTransport.CallResult.Completed answer
        ? SlackClient.parseJson(answer.body())
        : SlackClient.parseJson("");
  }
}
