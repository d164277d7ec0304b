package bellwether.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.store.dynamo.table.TableSchema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * template.yaml against what the code needs. Its short tags ({@code !Ref}) read as plain values.
 */
final class TemplateTest {
  private static final Path ROOT = Path.of("..");
  private static final List<String> FUNCTIONS =
      List.of("Poll", "Match", "Deliver", "Slack", "Digest", "InboundMail");

  private final JsonNode template = yaml("template.yaml");

  private static JsonNode yaml(String file) {
    try {
      return new ObjectMapper(new YAMLFactory()).readTree(Files.readString(ROOT.resolve(file)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private JsonNode properties(String resource) {
    return template.required("Resources").required(resource).required("Properties");
  }

  private Map<String, JsonNode> resources(String type) {
    Map<String, JsonNode> found = new TreeMap<>();
    template
        .required("Resources")
        .properties()
        .forEach(resource -> {
          if (resource.getValue().required("Type").textValue().equals(type)) {
            found.put(resource.getKey(), resource.getValue().required("Properties"));
          }
        });
    return found;
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    if (array.isContainerNode()) {
      array.forEach(text -> texts.add(text.asText()));
    } else {
      texts.add(array.asText());
    }
    return texts;
  }

  private static String tableName(TableSchema shape) {
    return shape.nameSuffix().substring(0, 1).toUpperCase(Locale.ROOT)
        + shape.nameSuffix().substring(1)
        + "Table";
  }

  @Test
  void tables_haveTheKeysAndIndexesOfTheCode() {
    Set<String> expected = new TreeSet<>();
    for (TableSchema shape : TableSchema.ALL) {
      expected.add(tableName(shape));
      JsonNode table = properties(tableName(shape));
      assertThat(key(table)).as(shape.nameSuffix()).isEqualTo(shape.key());
      List<TableSchema.Index> indexes = new ArrayList<>();
      for (JsonNode index : table.path("GlobalSecondaryIndexes")) {
        indexes.add(new TableSchema.Index(index.required("IndexName").textValue(), key(index)));
        assertThat(index.at("/Projection/ProjectionType").textValue()).isEqualTo("KEYS_ONLY");
      }
      assertThat(indexes).as(shape.nameSuffix()).isEqualTo(shape.indexes());
    }
    assertThat(resources("AWS::DynamoDB::Table").keySet()).isEqualTo(expected);
  }

  @Test
  void tables_defineTheAttributesOfTheirKeysAndNoOthers() {
    resources("AWS::DynamoDB::Table")
        .forEach((name, table) -> {
          Set<String> used = new TreeSet<>(table.findValuesAsText("AttributeName"));
          used.remove("expiresAt");
          Set<String> defined = new TreeSet<>();
          for (JsonNode attribute : table.required("AttributeDefinitions")) {
            defined.add(attribute.required("AttributeName").textValue());
            assertThat(attribute.required("AttributeType").textValue()).isEqualTo("S");
          }
          assertThat(defined).as(name).isEqualTo(used);
        });
  }

  @Test
  void alarms_coverEachMetricOfTheCode() {
    Map<String, JsonNode> alarms = resources("AWS::CloudWatch::Alarm");
    Set<String> ours = new TreeSet<>();
    alarms.forEach((name, alarm) -> {
      if (alarm.path("Namespace").asText().equals("Bellwether")) {
        ours.add(alarm.required("MetricName").textValue());
      }
      assertThat(alarm.has("AlarmActions")).as(name).isTrue();
    });
    assertThat(ours)
        .containsExactlyInAnyOrder("OldestDueAgeSeconds", "FailingFeeds", "BlockedCustomers");
  }

  @Test
  void tables_areBilledOnDemandAndCanBeRestored() {
    resources("AWS::DynamoDB::Table")
        .forEach((name, table) -> {
          assertThat(table.required("BillingMode").textValue()).isEqualTo("PAY_PER_REQUEST");
          assertThat(
                  table
                      .at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                      .booleanValue())
              .as(name)
              .isTrue();
          assertThat(table.at("/SSESpecification/SSEEnabled").booleanValue()).isTrue();
          assertThat(template.at("/Resources/" + name + "/DeletionPolicy").textValue())
              .isEqualTo("Retain");
        });
  }

  @Test
  void tables_haveTimeToLiveWhereTheCodeSetsExpiry() {
    for (String name : List.of("Advisories", "Deliveries", "Installations")) {
      JsonNode expiry = properties(name + "Table").required("TimeToLiveSpecification");
      assertThat(expiry.required("AttributeName").textValue()).as(name).isEqualTo("expiresAt");
      assertThat(expiry.required("Enabled").booleanValue()).as(name).isTrue();
    }
  }

  @Test
  void deliverStream_isFilteredToDueRows() {
    assertThat(
            properties("DeliverFunction")
                .at("/Events/Stream/Properties/FilterCriteria/Filters/0/Pattern")
                .textValue())
        .contains(
            "\"NewImage\":{\""
                + TableSchema.DELIVERIES.index("due").key().partitionKey()
                + "\":{\"S\"");
  }

  @Test
  void functions_areThoseOfTheCodeWithTheirHandlers() {
    Map<String, JsonNode> functions = resources("AWS::Serverless::Function");
    assertThat(functions).hasSize(FUNCTIONS.size());
    for (String name : FUNCTIONS) {
      assertThat(properties(name + "Function").required("Handler").textValue())
          .isEqualTo("bellwether.lambda." + name + "Handler");
    }
    JsonNode globals = template.at("/Globals/Function");
    assertThat(globals.required("CodeUri").textValue()).isEqualTo("functions/target/functions.zip");
    assertThat(globals.required("Runtime").textValue()).isEqualTo("java25");
    assertThat(globals.at("/SnapStart/ApplyOn").textValue()).isEqualTo("PublishedVersions");
  }

  @Test
  void functions_haveExactlyTheTableVariablesOfTheirPolicies() {
    for (String name : FUNCTIONS) {
      JsonNode function = properties(name + "Function");
      Set<String> told = new TreeSet<>();
      function
          .at("/Environment/Variables")
          .forEach(value -> {
            if (value.asText().endsWith("Table")) {
              told.add(value.asText());
            }
          });
      Set<String> allowed = new TreeSet<>();
      for (JsonNode statement : statements(function)) {
        for (String resource : texts(statement.required("Resource"))) {
          if (resource.contains("Table.Arn")) {
            allowed.add(resource.replaceAll("^\\$\\{|\\.Arn.*$", ""));
          }
        }
      }
      assertThat(allowed).as(name).isEqualTo(told).isNotEmpty();
    }
  }

  @Test
  void policies_haveNoWildcards() {
    for (String name : FUNCTIONS) {
      for (JsonNode statement : statements(properties(name + "Function"))) {
        assertThat(texts(statement.required("Action"))).as(name).noneMatch(a -> a.contains("*"));
        assertThat(texts(statement.required("Resource")))
            .as(name)
            .noneMatch(r -> r.contains("*") && !r.equals("${MailBucket.Arn}/inbox/*"));
        assertThat(texts(statement.required("Action")))
            .allMatch(a -> a.matches("(dynamodb|secretsmanager|s3|sqs):[A-Za-z]+"));
      }
    }
  }

  @Test
  void policies_giveSlackSecretsOnlyToFunctionsThatCallSlack() {
    assertThat(secrets("Poll"))
        .singleElement()
        .satisfies(arn -> assertThat(arn).endsWith(":secret:${RansomwareLiveKeyName}-??????"));
    assertThat(secrets("Match")).isEmpty();
    assertThat(secrets("Digest")).isEmpty();
    assertThat(secrets("InboundMail")).isEmpty();
    assertThat(secrets("Deliver"))
        .extracting(TemplateTest::secretsParameter)
        .containsExactlyInAnyOrder("SlackBotTokenName", "TokenKeyName");
    assertThat(secrets("Slack"))
        .extracting(TemplateTest::secretsParameter)
        .containsExactlyInAnyOrder(
            "SlackSigningSecretName",
            "SlackBotTokenName",
            "SlackClientIdName",
            "SlackClientSecretName",
            "TokenKeyName");
  }

  private static String secretsParameter(String arn) {
    return arn.replaceFirst("^.*:secret:\\$\\{(\\w+)}-\\?{6}$", "$1");
  }

  @Test
  void secrets_areConfiguredForFunctionsThatMayReadThem() {
    for (String name : List.of("Deliver", "Slack")) {
      Set<String> told = texts(properties(name + "Function").at("/Environment/Variables"));
      for (String arn : secrets(name)) {
        assertThat(told).as(name).contains(secretsParameter(arn));
      }
    }
  }

  @Test
  void slackFunction_mayDeleteOAuthStatesButNoInstallation() {
    List<JsonNode> deleting = new ArrayList<>();
    for (JsonNode statement : statements(properties("SlackFunction"))) {
      if (texts(statement.required("Resource")).contains("InstallationsTable.Arn")
          && texts(statement.required("Action")).contains("dynamodb:DeleteItem")) {
        deleting.add(statement);
      }
    }
    assertThat(deleting)
        .singleElement()
        .satisfies(statement -> {
          assertThat(texts(statement.required("Action"))).containsExactly("dynamodb:DeleteItem");
          assertThat(texts(statement.at("/Condition/ForAllValues:StringLike/dynamodb:LeadingKeys")))
              .containsExactly("#state:*");
        });
    assertThat(statements(properties("DeliverFunction")))
        .filteredOn(
            statement -> texts(statement.required("Resource")).contains("InstallationsTable.Arn"))
        .singleElement()
        .satisfies(statement ->
            assertThat(texts(statement.required("Action"))).containsExactly("dynamodb:GetItem"));
  }

  @Test
  void workQueue_isUsedBySlackFunctionOnlyAndHasShortRetention() {
    for (String name : FUNCTIONS) {
      boolean sends = false;
      for (JsonNode statement : statements(properties(name + "Function"))) {
        if (texts(statement.required("Resource")).contains("LaterQueue.Arn")) {
          assertThat(texts(statement.required("Action"))).containsExactly("sqs:SendMessage");
          sends = true;
        }
      }
      assertThat(sends).as(name).isEqualTo(name.equals("Slack"));
    }
    assertThat(events("SQS"))
        .singleElement()
        .satisfies(event -> assertThat(event.required("BatchSize").intValue()).isEqualTo(1));
    JsonNode queue = properties("LaterQueue");
    assertThat(queue.required("SqsManagedSseEnabled").booleanValue()).isTrue();
    assertThat(queue.required("MessageRetentionPeriod").intValue()).isEqualTo(30 * 60);
    assertThat(queue.required("VisibilityTimeout").intValue())
        .isGreaterThanOrEqualTo(6 * properties("SlackFunction").required("Timeout").intValue());
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
  void pollFunction_accessesFeedsAndAdvisoriesTablesOnly() {
    Set<String> reached = new HashSet<>();
    statements(properties("PollFunction"))
        .forEach(statement -> reached.addAll(texts(statement.required("Resource"))));
    reached.removeAll(secrets("Poll"));
    assertThat(reached).containsExactlyInAnyOrder("FeedsTable.Arn", "AdvisoriesTable.Arn");
  }

  @Test
  void policies_letFunctionsThatCountAlertsQueryTheLatest() {
    for (String name : List.of("Match", "Deliver", "Slack", "Digest")) {
      boolean queries = false;
      boolean gets = false;
      for (JsonNode statement : statements(properties(name + "Function"))) {
        Set<String> actions = texts(statement.required("Action"));
        Set<String> resources = texts(statement.required("Resource"));
        queries |=
            actions.contains("dynamodb:Query")
                && resources.contains("${DeliveriesTable.Arn}/index/recent");
        gets |=
            actions.contains("dynamodb:BatchGetItem") && resources.contains("DeliveriesTable.Arn");
      }
      assertThat(queries).as(name + " queries").isTrue();
      assertThat(gets).as(name + " reads what it finds").isTrue();
    }
  }

  @Test
  void policies_letNotifyingFunctionsReadSettings_andDeliverFunctionWriteNone() {
    for (String name : List.of("Deliver", "Slack", "Digest")) {
      assertThat(statements(properties(name + "Function")))
          .as(name)
          .anyMatch(statement ->
              texts(statement.required("Action")).contains("dynamodb:GetItem")
                  && texts(statement.required("Resource")).contains("CustomersTable.Arn"));
    }
    for (JsonNode statement : statements(properties("DeliverFunction"))) {
      if (texts(statement.required("Resource")).contains("CustomersTable.Arn")) {
        assertThat(texts(statement.required("Action"))).containsExactly("dynamodb:GetItem");
      }
    }
  }

  @Test
  void policies_letFunctionsThatListFeedsReadThem() {
    for (String name : List.of("Poll", "Slack", "Digest")) {
      assertThat(statements(properties(name + "Function")))
          .as(name)
          .anyMatch(statement ->
              texts(statement.required("Action")).contains("dynamodb:BatchGetItem")
                  && texts(statement.required("Resource")).contains("FeedsTable.Arn"));
    }
  }

  @Test
  void policies_letSlackFunctionWriteOnlyCustomerFeeds() {
    for (String name : List.of("Poll", "Digest")) {
      assertThat(statements(properties(name + "Function")))
          .as(name)
          .anyMatch(statement ->
              texts(statement.required("Action")).contains("dynamodb:Query")
                  && texts(statement.required("Resource")).contains("FeedsTable.Arn"));
    }
    List<JsonNode> writing = new ArrayList<>();
    for (JsonNode statement : statements(properties("SlackFunction"))) {
      if (texts(statement.required("Resource")).contains("FeedsTable.Arn")
          && texts(statement.required("Action")).contains("dynamodb:PutItem")) {
        writing.add(statement);
      }
    }
    assertThat(writing).hasSize(1);
    assertThat(texts(writing.getFirst().required("Action")))
        .containsExactly("dynamodb:GetItem", "dynamodb:PutItem");
    assertThat(
            texts(
                writing.getFirst().at("/Condition/ForAllValues:StringEquals/dynamodb:LeadingKeys")))
        .containsExactly("#own", "#status");
  }

  @Test
  void inboundMailFunction_accessesMailAndAdvisoriesOnly_andIsOptional() {
    Set<String> reached = new HashSet<>();
    statements(properties("InboundMailFunction"))
        .forEach(statement -> reached.addAll(texts(statement.required("Resource"))));
    assertThat(reached)
        .containsExactlyInAnyOrder("${MailBucket.Arn}/inbox/*", "AdvisoriesTable.Arn");
    for (String resource :
        List.of(
            "MailBucket",
            "MailBucketPolicy",
            "InboundMailFunction",
            "InboundMailPermission",
            "MailRuleSet",
            "MailRule")) {
      assertThat(template.at("/Resources/" + resource + "/Condition").asText())
          .as(resource)
          .isEqualTo("HasInboundMail");
    }
  }

  @Test
  void streams_limitRetriesAndKeepFailedRecords() {
    List<JsonNode> streams = events("DynamoDB");
    assertThat(streams).hasSize(2);
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
    assertThat(schedules).hasSize(4);
    for (JsonNode schedule : schedules) {
      assertThat(schedule.at("/RetryPolicy/MaximumRetryAttempts").intValue()).isBetween(1, 5);
      assertThat(schedule.at("/DeadLetterConfig/Arn").textValue()).isEqualTo("FailureQueue.Arn");
    }
  }

  @Test
  void template_neverAllowsPrivateAddresses() {
    assertThat(template.toString()).doesNotContain("ALLOW_PRIVATE_FEEDS");
  }

  @Test
  void envJson_setsOnlyWhatTheTemplateDeclares() throws IOException {
    JsonNode overrides =
        new ObjectMapper().readTree(Files.readString(ROOT.resolve("events/env.json")));
    for (String name : FUNCTIONS) {
      Set<String> declared = new TreeSet<>();
      template
          .at("/Globals/Function/Environment/Variables")
          .fieldNames()
          .forEachRemaining(declared::add);
      properties(name + "Function")
          .at("/Environment/Variables")
          .fieldNames()
          .forEachRemaining(declared::add);
      Set<String> set = new TreeSet<>();
      overrides.required(name + "Function").fieldNames().forEachRemaining(set::add);
      assertThat(set).as(name).isEqualTo(declared);
    }
  }

  private static TableSchema.Key key(JsonNode owner) {
    JsonNode schema = owner.required("KeySchema");
    assertThat(schema.get(0).required("KeyType").textValue()).isEqualTo("HASH");
    return new TableSchema.Key(
        schema.get(0).required("AttributeName").textValue(),
        schema.size() == 1 ? null : schema.get(1).required("AttributeName").textValue());
  }

  private static JsonNode statements(JsonNode function) {
    return function.required("Policies").get(0).required("Statement");
  }

  private List<String> secrets(String function) {
    List<String> secrets = new ArrayList<>();
    for (JsonNode statement : statements(properties(function + "Function"))) {
      if (texts(statement.required("Action")).contains("secretsmanager:GetSecretValue")) {
        secrets.addAll(texts(statement.required("Resource")));
      }
    }
    return secrets;
  }

  private List<JsonNode> events(String type) {
    List<JsonNode> events = new ArrayList<>();
    for (String name : FUNCTIONS) {
      for (JsonNode event : properties(name + "Function").path("Events")) {
        if (event.required("Type").textValue().equals(type)) {
          events.add(event.required("Properties"));
        }
      }
    }
    return events;
  }
}
