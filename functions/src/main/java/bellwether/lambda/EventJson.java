package bellwether.lambda;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Reads events and writes responses as JSON trees, because reflection slows down cold starts. */
public final class EventJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private EventJson() {}

  /** An empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /**
   * Parses the event.
   *
   * @throws InvalidEventException if it is not a JSON object
   */
  public static JsonNode readEvent(InputStream event) throws IOException {
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

  /** Writes the response; the runtime closes the stream. */
  public static void write(OutputStream out, JsonNode answer) throws IOException {
    out.write(MAPPER.writeValueAsBytes(answer));
  }

  /** A function was invoked with an event that it does not handle. */
  public static final class InvalidEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidEventException(String message) {
      super(
          message, null, false,
          false); // the error is the sender's, so a stack trace would not help
    }
  }
}
