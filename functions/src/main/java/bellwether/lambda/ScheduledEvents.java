package bellwether.lambda;

import bellwether.lambda.EventJson.InvalidEventException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Accepts events of a schedule and of operators, and rejects others. */
public final class ScheduledEvents {
  /** The sources that EventBridge Scheduler and EventBridge rules state. */
  private static final Set<String> SOURCES = Set.of("aws.scheduler", "aws.events");

  private ScheduledEvents() {}

  /**
   * Accepts what a schedule sends, {@code {}}, and {@code {"all": true}}.
   *
   * @throws InvalidEventException if it is anything else: processing it would hide a
   *     misconfiguration
   */
  public static void requireScheduled(JsonNode event) {
    boolean byHand = event.isEmpty() || event.path("all").isBoolean();
    if (!byHand && !SOURCES.contains(event.path("source").asText())) {
      throw new InvalidEventException(
          "the event is neither from a schedule nor from a stream: pass one like those in events/");
    }
  }
}
