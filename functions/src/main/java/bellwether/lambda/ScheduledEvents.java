package bellwether.lambda;

import bellwether.lambda.EventJson.InvalidEventException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Tells the events of a clock, and an operator's own, from those that came by mistake. */
public final class ScheduledEvents {
  /** EventBridge's Scheduler, and its older rules, name themselves so. */
  private static final Set<String> SOURCES = Set.of("aws.scheduler", "aws.events");

  private ScheduledEvents() {}

  /**
   * Lets pass what a schedule sends, {@code {}}, and {@code {"all": true}}.
   *
   * @throws InvalidEventException if it is anything else: working on it would hide who sent it
   *     wrongly
   */
  public static void requireScheduled(JsonNode event) {
    boolean byHand = event.isEmpty() || event.path("all").isBoolean();
    if (!byHand && !SOURCES.contains(event.path("source").asText())) {
      throw new InvalidEventException(
          "the event is neither a schedule's nor a stream's: pass one like those in events/");
    }
  }
}
