package bellwether.lambda;

import bellwether.json.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;

/** Reads events and writes responses as JSON trees, because reflection slows down cold starts. */
final class EventJson {
  /** The sources that EventBridge Scheduler and EventBridge rules state. */
  private static final Set<String> SCHEDULE_SOURCES = Set.of("aws.scheduler", "aws.events");

  private EventJson() {}

  static ObjectNode object() {
    return JsonTree.newObject();
  }

  /**
   * Parses the event.
   *
   * @throws InvalidEventException if it is not a JSON object
   */
  static JsonNode readEvent(InputStream event) throws IOException {
    JsonNode tree = JsonTree.parse(event.readAllBytes());
    if (tree.isMissingNode()) {
      throw new InvalidEventException("the event is not JSON: pass one like those in events/");
    }
    if (!tree.isObject()) {
      throw new InvalidEventException(
          "the event is not a JSON object: pass one like those in events/");
    }
    return tree;
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
    out.write(JsonTree.toBytes(response));
  }

  /** A function was invoked with an event that it does not handle. */
  static final class InvalidEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidEventException(String message) {
      super(message, null, false, false); // without a stack trace: the error is the sender's
    }
  }
}
