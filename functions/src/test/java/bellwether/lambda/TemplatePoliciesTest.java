package bellwether.lambda;

import static bellwether.lambda.TemplateFile.FUNCTIONS;
import static bellwether.lambda.TemplateFile.texts;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.store.dynamo.table.TableSchema;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Tests that the policies in template.yaml allow what each function needs and no more. */
final class TemplatePoliciesTest {
  private static final NeededActions NEEDED = new NeededActions();

  private static final Set<String> STREAM_ACTIONS =
      Set.of("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator");
  private static final Set<String> QUEUE_ACTIONS =
      Set.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");

  private final TemplateFile file = new TemplateFile();

  @Test
  void policies_allowOnTablesWhatTheCodeCallsAndNothingElse() throws ClassNotFoundException {
    for (String name : FUNCTIONS) {
      Map<String, Set<String>> allowed = new TreeMap<>();
      for (JsonNode statement : file.statements(name)) {
        JsonNode resource = statement.required("Resource");
        for (TableSchema table : TableSchema.ALL) {
          if (isOn(resource, table)) {
            allowed
                .computeIfAbsent(resourceName(resource, table), _ -> new TreeSet<>())
                .addAll(texts(statement.required("Action")));
          }
        }
      }
      assertThat(allowed).as(name).isEqualTo(NEEDED.onTables(handler(name))).isNotEmpty();
    }
  }

  @Test
  void policies_allowOfOtherServicesWhatTheCodeCallsAndTheEventsNeed() throws Exception {
    for (String name : FUNCTIONS) {
      Set<String> needed = new TreeSet<>(NEEDED.onOtherServices(handler(name)));
      needed.addAll(Set.of("logs:CreateLogStream", "logs:PutLogEvents"));
      if (!file.events(name, "DynamoDB").isEmpty()) {
        needed.addAll(STREAM_ACTIONS);
        needed.add("dynamodb:ListStreams");
      }
      if (!file.events(name, "SQS").isEmpty()) {
        needed.addAll(QUEUE_ACTIONS);
      }
      if (file.properties(name + "Function").toString().contains("\"OnFailure\"")) {
        needed.add("sqs:SendMessage");
      }
      Set<String> allowed = new TreeSet<>();
      for (JsonNode statement : file.statements(name)) {
        JsonNode resource = statement.required("Resource");
        if (TableSchema.ALL.stream().noneMatch(table -> isOn(resource, table))) {
          allowed.addAll(texts(statement.required("Action")));
        }
      }
      assertThat(allowed).as(name).isEqualTo(needed);
    }
  }

  @Test
  void functions_haveTheNamesOfTheTablesThatTheyMayUse() {
    for (String name : FUNCTIONS) {
      for (TableSchema table : TableSchema.ALL) {
        JsonNode variable =
            file.properties(name + "Function")
                .at("/Environment/Variables")
                .path("BELLWETHER_" + table.nameSuffix().toUpperCase(Locale.ROOT) + "_TABLE");
        boolean allowed =
            file.statements(name)
                .valueStream()
                .anyMatch(statement -> isOn(statement.required("Resource"), table));
        assertThat(!variable.isMissingNode()).as(name + " " + table).isEqualTo(allowed);
        if (allowed) {
          assertThat(variable)
              .extracting(JsonNode::asText)
              .containsExactly(
                  "Has" + noun(table) + "Copy",
                  "${AWS::StackName}-%s-${%sTableCopy}"
                      .replaceFirst("%s", table.nameSuffix())
                      .replace("%s", noun(table)),
                  noun(table) + "Table");
        }
      }
    }
  }

  @Test
  void policies_haveNoWildcards() {
    for (String name : FUNCTIONS) {
      for (JsonNode statement : file.statements(name)) {
        Set<String> actions = texts(statement.required("Action"));
        assertThat(actions)
            .as(name)
            .allMatch(a -> a.matches("(dynamodb|secretsmanager|s3|ses|sqs|logs):[A-Za-z]+"));
        // Listing is checked for all streams of a table, and sending for recipients too.
        boolean isListing = actions.equals(Set.of("dynamodb:ListStreams"));
        boolean isSending = actions.equals(Set.of("ses:SendEmail"));
        assertThat(texts(statement.required("Resource")))
            .as(name)
            .noneMatch(r ->
                r.contains("*")
                    && !r.equals("${MailBucket.Arn}/inbox/*")
                    && !(isSending && r.matches(".*:ses:.*:(identity|configuration-set)/\\*"))
                    && !(isListing && r.matches("\\$\\{\\w+Table\\.Arn}/stream/\\*")));
      }
    }
  }

  @Test
  void policies_letOneFunctionSendEmailFromOneAddress() {
    for (String name : FUNCTIONS) {
      List<JsonNode> sending =
          file.statements(name)
              .valueStream()
              .filter(statement -> statement.required("Action").toString().contains("ses:"))
              .toList();
      assertThat(sending).as(name).hasSize(name.equals("Forward") ? 1 : 0);
      sending.forEach(statement ->
          assertThat(statement.required("Condition").toString())
              .isEqualTo("{\"StringEquals\":{\"ses:FromAddress\":\"AlertsFrom\"}}"));
    }
  }

  @Test
  void roles_haveNoManagedPolicies() {
    file.resources("AWS::IAM::Role")
        .forEach((name, role) -> assertThat(role.has("ManagedPolicyArns")).as(name).isFalse());
    assertThat(file.resources("AWS::IAM::Role")).hasSize(FUNCTIONS.size());
    for (String name : FUNCTIONS) {
      assertThat(file.properties(name + "Function").has("Policies")).as(name).isFalse();
    }
  }

  @Test
  void policies_limitFunctionsToTheirOwnStreamsAndQueues() {
    for (String name : FUNCTIONS) {
      for (JsonNode event : file.events(name, "DynamoDB")) {
        assertThat(resourcesOf(name, STREAM_ACTIONS)).containsExactly(event.at("/Stream").asText());
      }
      for (JsonNode event : file.events(name, "SQS")) {
        assertThat(resourcesOf(name, QUEUE_ACTIONS)).containsExactly(event.at("/Queue").asText());
      }
    }
  }

  @Test
  void policies_giveSlackSecretsOnlyToFunctionsThatCallSlack() {
    assertThat(secrets("Poll")).containsExactly("RansomwareLiveKeyName");
    assertThat(List.of("Match", "Digest", "InboundMail")).flatMap(this::secrets).isEmpty();
    assertThat(secrets("Deliver")).containsExactlyInAnyOrder("SlackBotTokenName", "TokenKeyName");
    assertThat(secrets("Slack"))
        .containsExactlyInAnyOrder(
            "SlackSigningSecretName",
            "SlackBotTokenName",
            "SlackClientIdName",
            "SlackClientSecretName",
            "TokenKeyName",
            "DestinationKey");
    assertThat(secrets("Forward")).as("opens external addresses").containsExactly("DestinationKey");
    for (String name : List.of("Poll", "Deliver", "Forward", "Slack")) {
      assertThat(texts(file.properties(name + "Function").at("/Environment/Variables")))
          .as(name)
          .containsAll(secrets(name));
    }
  }

  @Test
  void policies_limitRowsOfSharedTables() {
    assertThat(keys("Slack", "InstallationsTable", "dynamodb:DeleteItem"))
        .containsExactly("#state:*");
    assertThat(keys("Slack", "FeedsTable", "dynamodb:PutItem"))
        .containsExactlyInAnyOrder("#own", "#status", "#pages");
    assertThat(keys("Slack", "FeedsTable", "dynamodb:GetItem"))
        .containsExactlyInAnyOrder("#own", "#status", "#pages", "#suppliers");
    assertThat(keys("Match", "FeedsTable", "dynamodb:PutItem")).containsExactly("#first");
    assertThat(keys("Match", "FeedsTable", "dynamodb:GetItem"))
        .containsExactly("#first", "#suppliers");
  }

  private static Class<?> handler(String function) throws ClassNotFoundException {
    return Class.forName("bellwether.lambda." + function + "Handler");
  }

  private static String noun(TableSchema table) {
    String name = table.nameSuffix();
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** Whether a resource is {@code !If [HasFeedsCopy, the ARN of the copy, the table's own]}. */
  private static boolean isOn(JsonNode resource, TableSchema table) {
    return resource.isArray() && resource.get(0).asText().equals("Has" + noun(table) + "Copy");
  }

  /** The name as in {@link NeededActions#onTables}; the copy's ARN must be the same resource. */
  private static String resourceName(JsonNode resource, TableSchema table) {
    String own = resource.get(2).asText().replaceAll("^\\$\\{|}", "");
    assertThat(own).startsWith(noun(table) + "Table.Arn");
    String index = own.substring(noun(table).length() + "Table.Arn".length());
    assertThat(resource.get(1).asText())
        .isEqualTo(
            "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${AWS::StackName}-"
                + table.nameSuffix()
                + ("-${" + noun(table) + "TableCopy}")
                + index);
    return table.nameSuffix() + index.replace("/index", "");
  }

  private Set<String> resourcesOf(String function, Set<String> actions) {
    Set<String> resources = new TreeSet<>();
    for (JsonNode statement : file.statements(function)) {
      if (texts(statement.required("Action")).stream().anyMatch(actions::contains)) {
        resources.addAll(texts(statement.required("Resource")));
      }
    }
    return resources;
  }

  /** The partition keys that each statement with this action on this table is limited to. */
  private Set<String> keys(String function, String table, String action) {
    Set<String> keys = new TreeSet<>();
    for (JsonNode statement : file.statements(function)) {
      if (texts(statement.required("Action")).contains(action)
          && statement.required("Resource").toString().contains(table + ".Arn")) {
        JsonNode condition = statement.required("Condition");
        condition.forEach(test -> keys.addAll(texts(test.required("dynamodb:LeadingKeys"))));
      }
    }
    return keys;
  }

  /** The parameters with the names of the secrets that a function may read. */
  private List<String> secrets(String function) {
    return resourcesOf(function, Set.of("secretsmanager:GetSecretValue")).stream()
        .map(arn -> arn.replaceFirst("^.*:secret:\\$\\{(\\w+)}-\\?{6}$", "$1"))
        .toList();
  }
}
