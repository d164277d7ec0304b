package bellwether.local.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.local.cli.CliCommand;
import bellwether.local.cli.UserError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code sign FILE}: prints a stored Slack event as Slack would sign it now, for {@code sam local
 * invoke -e -}; with {@code --to URL} sends it as the HTTP request that it stands for, for {@code
 * sam local start-api}.
 */
public final class SignCommand implements CliCommand {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String USAGE = "usage: ./bellwether sign FILE [--to URL]";
  private static final String SIGNING_SECRET = "SLACK_SIGNING_SECRET";

  /** A first call through SAM starts a container. */
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private static final List<String> FORWARDED_HEADERS =
      List.of("content-type", "x-slack-request-timestamp", "x-slack-signature");

  private final Path home;
  private final Map<String, String> environment;
  private final PrintStream out;

  public SignCommand(Path home, Map<String, String> environment, PrintStream out) {
    this.home = home;
    this.environment = Map.copyOf(environment);
    this.out = out;
  }

  @Override
  public String summary() {
    return "FILE [--to URL]   print, or send, a stored Slack event with a signature of now";
  }

  @Override
  public int run(List<String> arguments) throws IOException, InterruptedException {
    boolean sent = arguments.size() == 3 && arguments.get(1).equals("--to");
    if (arguments.size() != 1 && !sent) {
      throw UserError.usage(USAGE);
    }
    String event =
        SlackEventSigner.resign(
            readEvent(Path.of(arguments.getFirst())), signingSecret(), InstantSource.system());
    if (!sent) {
      out.println(event);
      return 0;
    }
    return send(JSON.readTree(event), arguments.getLast());
  }

  private int send(JsonNode event, String url) throws InterruptedException {
    String text = event.path("body").asText("");
    byte[] body =
        event.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(text)
            : text.getBytes(UTF_8);
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(url))
              .timeout(TIMEOUT)
              .POST(BodyPublishers.ofByteArray(body));
      FORWARDED_HEADERS.forEach(
          name -> request.header(name, event.path("headers").path(name).asText("-")));
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString(UTF_8));
      out.println("HTTP " + answer.statusCode());
      out.println(answer.body());
      return answer.statusCode() == 200 ? 0 : 1;
    } catch (IOException | IllegalArgumentException e) {
      throw new UserError("nobody answers at " + url + ": start it, or name another address");
    }
  }

  private String signingSecret() throws IOException {
    Path file = home.resolve("events/env.json");
    String stored =
        Files.exists(file)
            ? JSON.readTree(Files.readAllBytes(file))
                .at("/SlackFunction/" + SIGNING_SECRET)
                .asText("")
            : "";
    return environment.getOrDefault(SIGNING_SECRET, stored);
  }

  private static String readEvent(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UserError(
          String.format(Locale.ROOT, "event file %s can't be read: name one of events/", file));
    }
  }
}
