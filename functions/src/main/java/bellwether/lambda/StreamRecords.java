package bellwether.lambda;

import bellwether.lambda.EventJson.InvalidEventException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes a batch of DynamoDB stream records; a bad record does not affect the others.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html">partial
 *     batch responses</a>
 */
final class StreamRecords {
  private static final Logger LOG = LoggerFactory.getLogger(StreamRecords.class);

  private StreamRecords() {}

  /** Whether the event comes from a stream and not from a schedule. */
  static boolean isStreamEvent(JsonNode event) {
    return event.path("Records").isArray();
  }

  /**
   * Calls the action with the {@code id} of each record's row.
   *
   * @return the response for Lambda: the sequence numbers of the records whose action threw
   */
  static ObjectNode forEachId(JsonNode event, Consumer<String> action) {
    ObjectNode response = EventJson.object();
    ArrayNode failures = response.putArray("batchItemFailures");
    for (JsonNode item : event.path("Records")) {
      JsonNode change = item.path("dynamodb");
      String sequence = change.path("SequenceNumber").asText("");
      if (sequence.isEmpty()) {
        // An empty identifier in the response would make Lambda retry the whole batch.
        throw new InvalidEventException("a record of the event has no dynamodb.SequenceNumber");
      }
      try {
        String id = change.path("NewImage").path("id").path("S").asText("");
        if (id.isEmpty()) {
          throw new InvalidEventException("a record of the event has no dynamodb.NewImage.id");
        }
        action.accept(id);
      } catch (RuntimeException e) {
        LOG.error("record failed sequence={}", sequence, e);
        failures.addObject().put("itemIdentifier", sequence);
      }
    }
    return response;
  }
}
