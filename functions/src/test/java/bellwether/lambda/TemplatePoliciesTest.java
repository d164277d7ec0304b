package bellwether.lambda;

import static bellwether.lambda.TemplateFile.FUNCTIONS;
import static bellwether.lambda.TemplateFile.statements;
import static bellwether.lambda.TemplateFile.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Tests that the policies in template.yaml allow what each function needs and no more. */
final class TemplatePoliciesTest {
  private final TemplateFile file = new TemplateFile();

  @Test
  void functions_haveExactlyTheTableVariablesOfTheirPolicies() {
    for (String name : FUNCTIONS) {
      JsonNode function = file.properties(name + "Function");
      Set<String> declared = new TreeSet<>();
      function
          .at("/Environment/Variables")
          .forEach(value -> {
            if (value.asText().endsWith("Table")) {
              declared.add(value.asText());
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
      assertThat(allowed).as(name).isEqualTo(declared).isNotEmpty();
    }
  }

  @Test
  void policies_haveNoWildcards() {
    for (String name : FUNCTIONS) {
      for (JsonNode statement : statements(file.properties(name + "Function"))) {
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
        .extracting(TemplatePoliciesTest::secretsParameter)
        .containsExactlyInAnyOrder("SlackBotTokenName", "TokenKeyName");
    assertThat(secrets("Slack"))
        .extracting(TemplatePoliciesTest::secretsParameter)
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
      Set<String> declared = texts(file.properties(name + "Function").at("/Environment/Variables"));
      for (String arn : secrets(name)) {
        assertThat(declared).as(name).contains(secretsParameter(arn));
      }
    }
  }

  @Test
  void slackFunction_mayDeleteOAuthStatesButNoInstallation() {
    List<JsonNode> deleting = new ArrayList<>();
    for (JsonNode statement : statements(file.properties("SlackFunction"))) {
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
    assertThat(statements(file.properties("DeliverFunction")))
        .filteredOn(
            statement -> texts(statement.required("Resource")).contains("InstallationsTable.Arn"))
        .singleElement()
        .satisfies(statement ->
            assertThat(texts(statement.required("Action"))).containsExactly("dynamodb:GetItem"));
  }

  @Test
  void pollFunction_accessesFeedsAndAdvisoriesTablesOnly() {
    Set<String> reached = new HashSet<>();
    statements(file.properties("PollFunction"))
        .forEach(statement -> reached.addAll(texts(statement.required("Resource"))));
    reached.removeAll(secrets("Poll"));
    assertThat(reached).containsExactlyInAnyOrder("FeedsTable.Arn", "AdvisoriesTable.Arn");
  }

  @Test
  void policies_letFunctionsThatCountAlertsQueryTheLatest() {
    for (String name : List.of("Match", "Deliver", "Slack", "Digest")) {
      boolean queries = false;
      boolean gets = false;
      for (JsonNode statement : statements(file.properties(name + "Function"))) {
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
      assertThat(statements(file.properties(name + "Function")))
          .as(name)
          .anyMatch(statement ->
              texts(statement.required("Action")).contains("dynamodb:GetItem")
                  && texts(statement.required("Resource")).contains("CustomersTable.Arn"));
    }
    for (JsonNode statement : statements(file.properties("DeliverFunction"))) {
      if (texts(statement.required("Resource")).contains("CustomersTable.Arn")) {
        assertThat(texts(statement.required("Action"))).containsExactly("dynamodb:GetItem");
      }
    }
  }

  @Test
  void policies_letFunctionsThatListFeedsReadThem() {
    for (String name : List.of("Poll", "Slack", "Digest")) {
      assertThat(statements(file.properties(name + "Function")))
          .as(name)
          .anyMatch(statement ->
              texts(statement.required("Action")).contains("dynamodb:BatchGetItem")
                  && texts(statement.required("Resource")).contains("FeedsTable.Arn"));
    }
  }

  @Test
  void policies_letSlackFunctionWriteOnlyCustomerFeeds() {
    for (String name : List.of("Poll", "Digest")) {
      assertThat(statements(file.properties(name + "Function")))
          .as(name)
          .anyMatch(statement ->
              texts(statement.required("Action")).contains("dynamodb:Query")
                  && texts(statement.required("Resource")).contains("FeedsTable.Arn"));
    }
    List<JsonNode> writing = new ArrayList<>();
    for (JsonNode statement : statements(file.properties("SlackFunction"))) {
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
  void policies_letMatchFunctionAccessOnlyFirstReadsOfTheFeedsTable() {
    assertThat(statements(file.properties("MatchFunction")))
        .filteredOn(statement -> texts(statement.required("Resource")).contains("FeedsTable.Arn"))
        .singleElement()
        .satisfies(statement -> {
          assertThat(texts(statement.required("Action")))
              .containsExactlyInAnyOrder("dynamodb:GetItem", "dynamodb:PutItem");
          assertThat(
                  texts(statement.at("/Condition/ForAllValues:StringEquals/dynamodb:LeadingKeys")))
              .containsExactly("#first");
        });
  }

  @Test
  void inboundMailFunction_accessesMailAndAdvisoriesOnly_andIsOptional() {
    Set<String> reached = new HashSet<>();
    statements(file.properties("InboundMailFunction"))
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
      assertThat(file.template.at("/Resources/" + resource + "/Condition").asText())
          .as(resource)
          .isEqualTo("HasInboundMail");
    }
  }

  private List<String> secrets(String function) {
    List<String> secrets = new ArrayList<>();
    for (JsonNode statement : statements(file.properties(function + "Function"))) {
      if (texts(statement.required("Action")).contains("secretsmanager:GetSecretValue")) {
        secrets.addAll(texts(statement.required("Resource")));
      }
    }
    return secrets;
  }
}
