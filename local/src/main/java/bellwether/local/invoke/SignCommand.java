package bellwether.local.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.local.cli.CliCommand;
import bellwether.local.cli.CommandOptions;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code sign}: prints a stored Slack event with a current signature, for {@code sam local invoke},
 * or sends it, for {@code sam local start-api}.
 *
 * @param home the folder that contains events/
 */
public record SignCommand(Path home, Map<String, String> environment, PrintStream out)
    implements CliCommand {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** SAM starts a container for the first request. */
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private static final List<String> FORWARDED_HEADERS =
      List.of("content-type", "x-slack-request-timestamp", "x-slack-signature");

  @Override
  public String name() {
    return "sign";
  }

  @Override
  public int run(CommandOptions options) throws IOException, InterruptedException {
    Path file = Path.of(options.requireOneArgument("file"));
    String event =
        StoredEvent.readSigned(
            file, StoredEvent.signingSecret(home, LambdaFunction.SLACK, environment));
    Optional<String> url = options.find("--to");
    if (url.isPresent()) {
      return send(JSON.readTree(event), url.get());
    }
    out.println(event);
    return 0;
  }

  private int send(JsonNode event, String url) throws InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(url))
              .timeout(TIMEOUT)
              .POST(BodyPublishers.ofByteArray(StoredEvent.body(event)));
      FORWARDED_HEADERS.forEach(
          name -> request.header(name, event.path("headers").path(name).asText("-")));
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString(UTF_8));
      out.println("HTTP " + answer.statusCode());
      out.println(answer.body());
      return answer.statusCode() == 200 ? 0 : 1;
    } catch (IllegalArgumentException e) {
      throw UserError.usage("--to must be an http or https address, not \"" + url + '"');
    } catch (IOException e) {
      throw new UserError("no response from " + url + ": start the server, or change the address");
    }
  }
}
