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
import java.util.Map;
import java.util.stream.Collectors;

/** Calls the local Slack as an app does. */
public final class LocalSlackApiClient implements AutoCloseable {
  public static final String TOKEN = "xoxb-test";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalHttpServer site;

  public LocalSlackApiClient(LocalHttpServer site) {
    this.site = site;
  }

  JsonNode callForm(String method, Map<String, String> fields)
      throws IOException, InterruptedException {
    return JSON.readTree(sendForm(method, fields).body());
  }

  HttpResponse<String> sendForm(String method, Map<String, String> fields)
      throws IOException, InterruptedException {
    String form =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return post("/api/" + method, "application/x-www-form-urlencoded", "Bearer " + TOKEN, form);
  }

  public JsonNode callJson(String method, String body) throws IOException, InterruptedException {
    String type = "application/json; charset=utf-8";
    return JSON.readTree(post("/api/" + method, type, "Bearer " + TOKEN, body).body());
  }

  HttpResponse<String> post(String path, String type, String authorization, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(site.baseUri().resolve(path))
            .header("Content-Type", type)
            .header("Authorization", authorization)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(site.baseUri().resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    http.close();
  }
}
