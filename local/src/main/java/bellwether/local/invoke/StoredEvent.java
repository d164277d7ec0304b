package bellwether.local.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.local.cli.UserError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;

/** Reads the stored events of {@code events/} and signs those of Slack again. */
final class StoredEvent {
  static final String SIGNING_SECRET = "SLACK_SIGNING_SECRET";
  private static final ObjectMapper JSON = new ObjectMapper();

  private StoredEvent() {}

  /**
   * Returns the event; if it has a valid signature of Slack, with a current one.
   *
   * @throws UserError if the file can't be read or is not a JSON object
   */
  static String readSigned(Path file, String signingSecret) {
    try {
      String event = Files.readString(file);
      return SlackEventSigner.resign(event, signingSecret, InstantSource.system());
    } catch (IOException e) {
      throw UserError.usage(
          "event file " + file + " can't be read: give a file such as those in events/");
    }
  }

  /**
   * Returns the signing secret of the environment, or the function's in events/env.json; empty if
   * there is none.
   */
  static String signingSecret(Path home, LambdaFunction function, Map<String, String> environment)
      throws IOException {
    String set = environment.get(SIGNING_SECRET);
    Path file = home.resolve("events/env.json");
    if (set != null || !Files.exists(file)) {
      return set == null ? "" : set;
    }
    JsonNode stored = JSON.readTree(Files.readAllBytes(file));
    return stored.path(function.logicalId()).path(SIGNING_SECRET).asText("");
  }

  static byte[] body(JsonNode event) {
    String body = event.path("body").asText("");
    return event.path("isBase64Encoded").asBoolean()
        ? Base64.getDecoder().decode(body)
        : body.getBytes(UTF_8);
  }
}
