package bellwether.local.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.local.http.LocalHttpServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** A local Slack with the channels vendor-alerts and security, called as an app calls it. */
public final class RunningLocalSlack implements AutoCloseable {
  public static final String TOKEN = "xoxb-test";
  public static final String SIGNING_SECRET = "signing";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalHttpServer site = LocalHttpServer.open(0);
  private final LocalSlack slack;

  /**
   * @param postInterval the rate limit of a channel
   */
  public RunningLocalSlack(Duration postInterval, InstantSource clock) throws IOException {
    List<String> channels = List.of("vendor-alerts", "security");
    this.slack =
        LocalSlack.inMemory(
            new LocalSlackSettings(TOKEN, SIGNING_SECRET, channels, postInterval, 3), clock);
    slack.mount(site);
  }

  public LocalHttpServer site() {
    return site;
  }

  public LocalSlack slack() {
    return slack;
  }

  /** Calls a method with a form of names and values. */
  JsonNode call(String method, String... fields) throws Exception {
    return JSON.readTree(send(method, fields).body());
  }

  HttpResponse<String> send(String method, String... fields) throws Exception {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], UTF_8))
          .append('&');
    }
    String type = "application/x-www-form-urlencoded";
    return post("/api/" + method, type, "Bearer " + TOKEN, form.toString());
  }

  public JsonNode callJson(String method, String body) throws Exception {
    String type = "application/json; charset=utf-8";
    return JSON.readTree(post("/api/" + method, type, "Bearer " + TOKEN, body).body());
  }

  HttpResponse<String> post(String path, String type, String authorization, String body)
      throws Exception {
    return http.send(
        HttpRequest.newBuilder(site.baseUri().resolve(path))
            .header("Content-Type", type)
            .header("Authorization", authorization)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  /** The token that the page sends with its requests. */
  String pageToken() throws Exception {
    return get("/").body().replaceFirst("(?s).*name=\"page-token\" content=\"(\\w+)\".*", "$1");
  }

  HttpResponse<String> getAsPage(String path) throws Exception {
    return get(path, "X-Page-Token", pageToken());
  }

  HttpResponse<String> postAsPage(String path, String type, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(site.baseUri().resolve(path))
            .header("Content-Type", type)
            .header("X-Page-Token", pageToken())
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(site.baseUri().resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() throws IOException {
    http.close();
    site.close();
    slack.close();
  }
}
