package bellwether.lambda;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;

/** Reads events and writes responses as JSON trees, because reflection slows down cold starts. */
final class EventJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The sources that EventBridge Scheduler and EventBridge rules state. */
  private static final Set<String> SCHEDULE_SOURCES = Set.of("aws.scheduler", "aws.events");

  private EventJson() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /**
   * Parses the event.
   *
   * @throws InvalidEventException if it is not a JSON object
   */
  static JsonNode readEvent(InputStream event) throws IOException {
    try {
      JsonNode tree = MAPPER.readTree(event);
      if (tree != null && tree.isObject()) {
        return tree;
      }
    } catch (JacksonException e) {
      // The parser's own message would quote the event, which may contain a secret.
      throw new InvalidEventException("the event is not JSON: pass one like those in events/");
    }
    throw new InvalidEventException(
        "the event is not a JSON object: pass one like those in events/");
  }

  /**
   * Accepts what a schedule sends, {@code {}}, and {@code {"all": true}}.
   *
   * @throws InvalidEventException if it is anything else: processing it would hide a
   *     misconfiguration
   */
  static void requireScheduled(JsonNode event) {
    boolean fromOperator = event.isEmpty() || event.path("all").isBoolean();
    if (!fromOperator && !SCHEDULE_SOURCES.contains(event.path("source").asText())) {
      throw new InvalidEventException(
          "the event is neither from a schedule nor from a stream: pass one like those in events/");
    }
  }

  /** Writes the response; the runtime closes the stream. */
  static void write(OutputStream out, JsonNode response) throws IOException {
    out.write(MAPPER.writeValueAsBytes(response));
  }

  /** A function was invoked with an event that it does not handle. */
  static final class InvalidEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidEventException(String message) {
      super(message, null, false, false); // without a stack trace: the error is the sender's
    }
  }
}
