package bellwether.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.lambda.EventJson.InvalidEventException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests batches of stream records and the partial batch responses to them. */
final class StreamRecordsTest {
  private final List<String> processed = new ArrayList<>();

  @Test
  void goodBatch_isAnEmptyListOfFailures() throws Exception {
    assertThat(handle(record("1", "a"), record("2", "b"))).isEqualTo(failures());
    assertThat(processed).containsExactly("a", "b");
  }

  @Test
  void emptyBatch_isAnEmptyListOfFailures() throws Exception {
    assertThat(handle()).isEqualTo(failures());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"dynamodb\":{\"SequenceNumber\":\"2\"}}",
        "{\"dynamodb\":{\"SequenceNumber\":\"2\",\"NewImage\":null}}",
        "{\"dynamodb\":{\"SequenceNumber\":\"2\",\"NewImage\":{}}}",
        "{\"dynamodb\":{\"SequenceNumber\":\"2\",\"NewImage\":{\"id\":{}}}}",
        "{\"dynamodb\":{\"SequenceNumber\":\"2\",\"NewImage\":{\"id\":{\"S\":\"\"}}}}",
        "{\"dynamodb\":{\"SequenceNumber\":\"2\",\"NewImage\":{\"id\":{\"S\":[\"x\"]}}}}",
        "{\"dynamodb\":{\"SequenceNumber\":\"2\",\"NewImage\":{\"id\":\"x\"}}}",
        "{\"dynamodb\":{\"SequenceNumber\":\"2\",\"NewImage\":[{\"id\":{\"S\":\"x\"}}]}}",
        "{\"dynamodb\":{\"SequenceNumber\":\"2\",\"NewImage\":{\"id\":{\"S\":\"poison\"}}}}"
      })
  void poisonRecord_isTheOnlyFailure(String poison) throws Exception {
    assertThat(handle(record("1", "a"), poison, record("3", "c"))).isEqualTo(failures("2"));
    assertThat(processed).containsExactly("a", "c");
  }

  @Test
  void poisonRecords_areEachNamed() throws Exception {
    assertThat(handle(record("1", "poison"), record("2", "b"), record("3", "poison")))
        .isEqualTo(failures("1", "3"));
  }

  /** Lambda takes an empty identifier, or one under another name, for a failure of the batch. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "\"record\"",
        "{\"dynamodb\":null}",
        "{\"dynamodb\":{\"NewImage\":{\"id\":{\"S\":\"b\"}}}}",
        "{\"dynamodb\":{\"SequenceNumber\":\"\"}}",
        "{\"dynamodb\":{\"SequenceNumber\":null}}",
        "{\"eventID\":\"2\",\"SequenceNumber\":\"2\"}"
      })
  void recordWithoutSequenceNumber_failsTheBatch(String record) {
    assertThatThrownBy(() -> handle(record("1", "a"), record))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageContaining("SequenceNumber");
  }

  @Test
  void batchOfAThousand_isProcessedInOrder() throws Exception {
    String[] records =
        IntStream.range(0, 1_000)
            .mapToObj(i -> record("" + i, i % 100 == 7 ? "poison" : "id" + i))
            .toArray(String[]::new);

    assertThat(handle(records).path("batchItemFailures")).hasSize(10);
    assertThat(processed).hasSize(990).startsWith("id0", "id1").endsWith("id999");
  }

  private JsonNode handle(String... records) throws JsonProcessingException {
    JsonNode event =
        new ObjectMapper().readTree("{\"Records\":[" + String.join(",", records) + "]}");
    assertThat(StreamRecords.isStreamEvent(event)).isTrue();
    return StreamRecords.forEachId(
        event,
        id -> {
          if (id.equals("poison")) {
            throw new IllegalStateException("a defect");
          }
          processed.add(id);
        });
  }

  private static String record(String sequence, String id) {
    return "{\"eventName\":\"INSERT\",\"dynamodb\":{\"SequenceNumber\":\""
        + sequence
        + "\",\"NewImage\":{\"id\":{\"S\":\""
        + id
        + "\"}}}}";
  }

  private static JsonNode failures(String... sequences) throws JsonProcessingException {
    return new ObjectMapper()
        .readTree(
            Arrays.stream(sequences)
                .map(sequence -> "{\"itemIdentifier\":\"" + sequence + "\"}")
                .collect(Collectors.joining(",", "{\"batchItemFailures\":[", "]}")));
  }
}
