package bellwether.store.dynamo.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.store.StoreException;
import bellwether.store.aws.ScriptedAws;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests what DynamoDB Local does not do: failures, damaged responses, and pages. */
final class JsonTableReaderTest {
  private static final String BUSY =
      "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\"}";
  private static final Row KEY = Row.of("id", "a");

  private ScriptedAws aws;

  @BeforeEach
  void start() throws IOException {
    aws = new ScriptedAws();
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  private JsonTableReader reader() {
    return new JsonTableReader(aws.service("dynamodb"), Duration.ofSeconds(30));
  }

  private List<String> requests() {
    return aws.requests().stream().map(ScriptedAws.Request::body).toList();
  }

  @Test
  void get_triesAgainIfDynamoDbIsBusyOrTheResponseIsDamaged() {
    aws.answer(400, BUSY);
    aws.answerDamaged("{\"Item\":{\"id\":{\"S\":\"b\"}}}");
    aws.answer(
        200, "{\"Item\":{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"7\"},\"set\":{\"NS\":[\"1\"]}}}");

    Row row = reader().get("t", KEY).orElseThrow();

    assertThat(row.text("id")).isEqualTo("a");
    assertThat(row.number("n")).isEqualTo(7);
    assertThat(row.attributes())
        .hasEntrySatisfying("set", set -> assertThat(set.ns()).containsExactly("1"));
    assertThat(requests())
        .hasSize(3)
        .containsOnly(
            "{\"TableName\":\"t\",\"ConsistentRead\":true,\"Key\":{\"id\":{\"S\":\"a\"}}}");
  }

  @Test
  void get_givesUpAfterThreeAttemptsAndNamesTheErrorOnly() {
    for (int i = 0; i < 3; i++) {
      aws.answer(400, BUSY);
    }
    assertThatThrownBy(() -> reader().get("t", KEY))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "DynamoDB_20120810.GetItem on t failed: ProvisionedThroughputExceededException,"
                + " status 400");
    assertThat(requests()).hasSize(3);
  }

  @Test
  void get_doesNotRepeatAMistake() {
    aws.answer(400, "{\"__type\":\"ResourceNotFoundException\",\"message\":\"secret\"}");
    assertThatThrownBy(() -> reader().get("t", KEY))
        .hasMessage("DynamoDB_20120810.GetItem on t failed: ResourceNotFoundException, status 400");
    assertThat(requests()).hasSize(1);
  }

  @Test
  void get_isEmptyForAMissingRow() {
    aws.answer(200, "{}");
    assertThat(reader().get("t", KEY)).isEmpty();
  }

  @Test
  void get_rejectsAKindOfValueThatNoRowHas() {
    aws.answer(200, "{\"Item\":{\"id\":{\"M\":{}}}}");
    assertThatThrownBy(() -> reader().get("t", KEY))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("type M");
  }

  @Test
  void query_continuesWithTheLastKey() {
    aws.answer(
        200, "{\"Items\":[{\"id\":{\"S\":\"a\"}}],\"LastEvaluatedKey\":{\"id\":{\"S\":\"a\"}}}");
    aws.answer(200, "{\"Items\":[],\"LastEvaluatedKey\":{\"id\":{\"S\":\"m\"}}}");
    aws.answer(200, "{\"Items\":[{\"id\":{\"S\":\"z\"}}]}");
    Table table =
        new Table(
            () -> {
              throw new AssertionError("the SDK's client is not needed");
            },
            reader(),
            "t",
            TableSchema.DELIVERIES);

    assertThat(table.query("id = :id", Map.of(":id", "x"), _ -> {}).map(row -> row.text("id")))
        .containsExactly("a", "z");
    assertThat(requests())
        .hasSize(3)
        .last()
        .asString()
        .contains("\"ExclusiveStartKey\":{\"id\":{\"S\":\"m\"}}");
  }

  @Test
  void batchGet_returnsTheKeysThatAreMissing() {
    aws.answer(
        200,
        "{\"Responses\":{\"t\":[{\"id\":{\"S\":\"a\"}}]},"
            + "\"UnprocessedKeys\":{\"t\":{\"Keys\":[{\"id\":{\"S\":\"b\"}}]}}}");
    TableReader.Batch batch = reader().batchGet("t", List.of(KEY, Row.of("id", "b")));
    assertThat(batch.rows()).containsExactly(KEY);
    assertThat(batch.unprocessed()).containsExactly(Row.of("id", "b"));
  }
}
