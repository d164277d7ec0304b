package bellwether.lambda;

import static bellwether.lambda.TemplateFile.FUNCTIONS;
import static bellwether.lambda.TemplateFile.ROOT;
import static bellwether.lambda.TemplateFile.texts;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.store.dynamo.table.TableSchema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests that the functions and their triggers in template.yaml are those of the code. */
final class TemplateTest {
  private final TemplateFile file = new TemplateFile();

  @Test
  void deliverStream_isFilteredToDueRows() {
    assertThat(
            file.properties("DeliverFunction")
                .at("/Events/Stream/Properties/FilterCriteria/Filters/0/Pattern")
                .textValue())
        .contains(
            "\"NewImage\":{\""
                + TableSchema.DELIVERIES.index("due").key().partitionKey()
                + "\":{\"S\"");
  }

  @Test
  void eachStreamOfDeliveries_isOfItsOwnShards() {
    Pattern shard = Pattern.compile("\\{\"prefix\":\"(.)\"}");
    assertThat(
            shard.matcher(streamFilter("Deliver")).results().map(found -> found.group(1)).toList())
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertThat(streamFilter("Forward"))
        .isEqualTo(
            "{\"eventName\":[\"INSERT\"],\"dynamodb\":{\"NewImage\":{\"due\":{\"S\":[{\"prefix\":\"f\"}]}}}}");
  }

  private String streamFilter(String function) {
    return file.properties(function + "Function")
        .at("/Events/Stream/Properties/FilterCriteria/Filters/0/Pattern")
        .textValue();
  }

  @Test
  void functions_areThoseOfTheCodeWithTheirHandlers() {
    Map<String, JsonNode> functions = file.resources("AWS::Serverless::Function");
    assertThat(functions).hasSize(FUNCTIONS.size());
    for (String name : FUNCTIONS) {
      assertThat(file.properties(name + "Function").required("Handler").textValue())
          .isEqualTo("bellwether.lambda." + name + "Handler");
    }
    JsonNode globals = file.template.at("/Globals/Function");
    assertThat(globals.required("CodeUri").textValue()).isEqualTo("functions/target/functions.zip");
    assertThat(globals.required("Runtime").textValue()).isEqualTo("java25");
  }

  @Test
  void architecture_isAParameterThatAllFunctionsUseAndTheLayerSupports() {
    JsonNode parameter = file.template.at("/Parameters/Architecture");
    assertThat(parameter.required("Default").textValue()).isEqualTo("arm64");
    assertThat(texts(parameter.required("AllowedValues")))
        .containsExactlyInAnyOrder("arm64", "x86_64");
    assertThat(texts(file.template.at("/Globals/Function/Architectures")))
        .containsExactly("Architecture");
    file.resources("AWS::Serverless::Function")
        .forEach((name, function) -> assertThat(function.has("Architectures")).as(name).isFalse());
    assertThat(texts(file.properties("RoleModel").required("CompatibleArchitectures")))
        .isEqualTo(texts(parameter.required("AllowedValues")));
  }

  @Test
  void layer_isInTheFunctionsThatReadRoles() {
    for (String name : FUNCTIONS) {
      boolean reads = Set.of("Match", "Slack").contains(name);
      JsonNode layers = file.properties(name + "Function").path("Layers");
      assertThat(texts(layers)).as(name).isEqualTo(Set.of(reads ? "RoleModel" : ""));
    }
    assertThat(file.properties("RoleModel").required("ContentUri").textValue())
        .isEqualTo("functions/target/role-model.zip");
  }

  @Test
  void workQueue_isUsedBySlackFunctionOnlyAndHasShortRetention() {
    for (String name : FUNCTIONS) {
      boolean sends = false;
      for (JsonNode statement : file.statements(name)) {
        sends |=
            texts(statement.required("Resource")).contains("LaterQueue.Arn")
                && texts(statement.required("Action")).contains("sqs:SendMessage");
      }
      assertThat(sends).as(name).isEqualTo(name.equals("Slack"));
    }
    assertThat(events("SQS"))
        .singleElement()
        .satisfies(event -> assertThat(event.required("BatchSize").intValue()).isEqualTo(1));
    JsonNode queue = file.properties("LaterQueue");
    assertThat(queue.required("SqsManagedSseEnabled").booleanValue()).isTrue();
    assertThat(queue.required("MessageRetentionPeriod").intValue()).isEqualTo(30 * 60);
    assertThat(queue.required("VisibilityTimeout").intValue())
        .isGreaterThanOrEqualTo(
            6 * file.properties("SlackFunction").required("Timeout").intValue());
    assertThat(queue.has("RedrivePolicy")).isFalse();
  }

  @Test
  void routes_areThoseOfTheCode() {
    assertThat(events("HttpApi"))
        .extracting(event ->
            event.required("Method").textValue() + " " + event.required("Path").textValue())
        .containsExactlyInAnyOrder(
            "POST /slack/events", "GET /slack/install", "GET /slack/oauth_redirect");
  }

  @Test
  void streams_limitRetriesAndKeepFailedRecords() {
    List<JsonNode> streams = events("DynamoDB");
    assertThat(streams).hasSize(3);
    for (JsonNode stream : streams) {
      assertThat(texts(stream.required("FunctionResponseTypes")))
          .containsExactly("ReportBatchItemFailures");
      assertThat(stream.required("MaximumRetryAttempts").intValue()).isBetween(1, 10);
      assertThat(stream.required("MaximumRecordAgeInSeconds").intValue()).isBetween(60, 86_400);
      assertThat(stream.required("BisectBatchOnFunctionError").booleanValue()).isTrue();
      assertThat(stream.at("/DestinationConfig/OnFailure/Destination").textValue())
          .isEqualTo("FailureQueue.Arn");
      assertThat(stream.at("/FilterCriteria/Filters/0/Pattern").textValue()).contains("INSERT");
    }
  }

  @Test
  void schedules_haveARetryPolicyAndADeadLetterQueue() {
    List<JsonNode> schedules = events("ScheduleV2");
    assertThat(schedules).hasSize(5);
    for (JsonNode schedule : schedules) {
      assertThat(schedule.at("/RetryPolicy/MaximumRetryAttempts").intValue()).isBetween(1, 5);
      assertThat(schedule.at("/DeadLetterConfig/Arn").textValue()).isEqualTo("FailureQueue.Arn");
    }
  }

  @Test
  void template_neverAllowsPrivateAddresses() {
    assertThat(file.template.toString()).doesNotContain("ALLOW_PRIVATE_FEEDS");
  }

  @Test
  void envJson_setsOnlyWhatTheTemplateDeclares() throws IOException {
    JsonNode overrides =
        new ObjectMapper().readTree(Files.readString(ROOT.resolve("events/env.json")));
    for (String name : FUNCTIONS) {
      Set<String> declared = new TreeSet<>();
      file.template
          .at("/Globals/Function/Environment/Variables")
          .fieldNames()
          .forEachRemaining(declared::add);
      file.properties(name + "Function")
          .at("/Environment/Variables")
          .fieldNames()
          .forEachRemaining(declared::add);
      Set<String> set = new TreeSet<>();
      overrides.required(name + "Function").fieldNames().forEachRemaining(set::add);
      assertThat(set).as(name).isEqualTo(declared);
    }
  }

  private List<JsonNode> events(String type) {
    return FUNCTIONS.stream().flatMap(name -> file.events(name, type).stream()).toList();
  }
}
