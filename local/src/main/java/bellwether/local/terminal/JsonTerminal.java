package bellwether.local.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.slf4j.event.Level;

/**
 * Prints each event as one JSON object on one line of standard output: {@code time}, {@code level},
 * {@code event}, {@code message}, and the fields of the event.
 */
public record JsonTerminal(PrintStream out, InstantSource clock) implements Terminal {
  /** ASCII only, so that the lines are valid in every locale and can't control a terminal. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  @Override
  public void print(TerminalEvent event) {
    ObjectNode line = JSON.createObjectNode();
    line.put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    line.put("level", event.level().name());
    line.put("event", event.name());
    line.put("message", TerminalText.sanitize(event.text()));
    event.fields().forEach((name, value) -> line.putIfAbsent(name, toJson(value)));
    if (event.cause() != null) {
      line.put("stackTrace", ErrorDetails.stackTrace(event.cause()));
    }
    out.println(write(line));
  }

  @Override
  public Level logLevel() {
    return Level.INFO;
  }

  /** DynamoDB Local warns of every condition that does not hold, with a stack trace. */
  @Override
  public Level libraryLogLevel() {
    return Level.ERROR;
  }

  /** Never serializes a value's own properties, which could be anything. */
  private static JsonNode toJson(Object value) {
    return switch (value) {
      case Number number -> JSON.valueToTree(number);
      case Boolean flag -> JSON.valueToTree(flag);
      case Collection<?> values -> JSON.valueToTree(values.stream().map(String::valueOf).toList());
      default -> JSON.valueToTree(value.toString());
    };
  }

  private static String write(ObjectNode line) {
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers can't be written", e);
    }
  }
}
