package bellwether.lambda;

import static bellwether.lambda.TemplateFile.FUNCTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Tests that wrong parameters are rejected before anything is created. */
final class TemplateParametersTest {
  private final TemplateFile file = new TemplateFile();
  private final JsonNode parameters = file.template.required("Parameters");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          SlackChannel          | C0123456789                 | #alerts
          OperatorsChannel      | G0123456789                 | general
          OperatorsChannel      | ''                          | C012
          SlackSigningSecretName| bellwether/slack-signing-secret | arn:aws:x
          SlackTeamId           | T0123456789                 | Acme
          ContactEmail          | security@example.com        | security
          AlarmEmail            | oncall@example.com          | example.com
          AlarmEmail            | ''                          | a b@example.com
          PollSchedule          | rate(5 minutes)             | rate(2 hours)
          PollSchedule          | rate(1 hour)                | rate(61 minutes)
          PollSchedule          | rate(60 minutes)            | cron(0 12 * * ? *)
          AlertsFrom            | vendor-alerts@mail.example.com | Alerts <alerts@example.com>
          AlertsFrom            | ''                          | a@example.com,b@example.com
          InboundMailDomain     | breaches.example.com        | user@example.com
          InboundMailDomain     | ''                          | https://example.com
          InboundMailSenders    | T0123456789:@example.com, dana@other.example | example.com
          InboundMailSenders    | @a.example;@b.example       | @a.example; b.example
          OptionalFeeds         | NVD, Maine*                 | NVD; Maine
          FeedsTableCopy        | 9                           | 10
          """)
  void patterns_acceptAndReject(String parameter, String valid, String invalid) {
    String pattern = parameters.required(parameter).required("AllowedPattern").textValue();
    assertThat(valid).matches(pattern);
    assertThat(invalid).doesNotMatch(pattern);
  }

  @Test
  void parameters_sayWhatIsAllowed() {
    parameters
        .properties()
        .forEach(parameter -> {
          JsonNode definition = parameter.getValue();
          assertThat(definition.has("Description")).as(parameter.getKey()).isTrue();
          assertThat(
                  definition.has("AllowedPattern")
                      ? definition.has("ConstraintDescription")
                      : definition.has("AllowedValues") || definition.has("MaxValue"))
              .as(parameter.getKey())
              .isTrue();
          String fallback = definition.path("Default").asText();
          if (definition.has("AllowedPattern") && definition.has("Default")) {
            assertThat(fallback).matches(definition.required("AllowedPattern").textValue());
          }
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                            | true
          SlackTeamId                                                   | true
          SlackClientIdName                                             | false
          SlackClientIdName SlackClientSecretName                       | false
          SlackClientIdName SlackClientSecretName TokenKeyName          | false
          TokenKeyName SlackTeamId                                      | false
          SlackClientIdName SlackClientSecretName TokenKeyName SlackTeamId | true
          AlertsFrom                                                    | false
          Destinations                                                  | true
          AlertsFrom Destinations                                       | true
          InboundMailDomain                                             | false
          InboundMailSenders                                            | false
          InboundMailDomain InboundMailSenders                          | true
          """)
  void rules_rejectParametersThatLackOthers(String set, boolean accepted) throws IOException {
    Set<String> names = Set.of(set.split(" "));
    boolean holds = true;
    for (JsonNode rule : readWithTags().required("Rules")) {
      for (JsonNode assertion : rule.required("Assertions")) {
        holds &= holds(assertion.required("Assert"), names);
        assertThat(assertion.has("AssertDescription")).isTrue();
      }
    }
    assertThat(holds).isEqualTo(accepted);
  }

  @Test
  void concurrency_isReservedOnlyIfRequested() {
    assertThat(parameters.at("/ReservedConcurrency/Default").textValue()).isEqualTo("no");
    Map<String, Integer> reserved = new TreeMap<>();
    for (String name : FUNCTIONS) {
      JsonNode choice = file.properties(name + "Function").path("ReservedConcurrentExecutions");
      if (!choice.isMissingNode()) {
        assertThat(choice.get(0).textValue()).isEqualTo("ReservesConcurrency");
        assertThat(choice.get(2).textValue()).isEqualTo("AWS::NoValue");
        reserved.put(name, choice.get(1).intValue());
      }
    }
    assertThat(reserved).containsExactlyInAnyOrderEntriesOf(Map.of("Poll", 1, "Deliver", 2));
  }

  @Test
  void template_deploysWhereAmazonSesReceivesNoMail() {
    file.template
        .required("Resources")
        .properties()
        .forEach(resource -> {
          assertThat(resource.getValue().required("Type").textValue()).doesNotContain("::SES::");
          assertThat(resource.getValue().path("Condition").asText())
              .as(resource.getKey())
              .isEqualTo(condition(resource.getKey()));
        });
    JsonNode mail = TemplateFile.yaml("mail.yaml");
    for (String export : List.of("MailBucket", "InboundMailFunction")) {
      assertThat(file.template.required("Outputs").toString())
          .contains("{\"Name\":\"${AWS::StackName}-" + export + "\"}");
      assertThat(mail.toString()).contains("{\"Fn::Sub\":\"${BellwetherStack}-" + export + "\"}");
    }
  }

  private static String condition(String resource) {
    if (resource.matches("Forward.*|DestinationKey")) {
      return "HasDestinations";
    }
    return resource.matches("(Inbound)?Mail.*")
        ? "HasInboundMail"
        : resource.equals("AlarmTopic") ? "HasAlarmEmail" : "";
  }

  @Test
  void samconfig_hasNoValuesOfUsers_andDeploysThisTemplate() throws IOException {
    assertThat(Files.readString(TemplateFile.ROOT.resolve("samconfig.toml")))
        .doesNotContain("parameter_overrides", "region =", "s3_bucket")
        .contains("template_file = \"template.yaml\"");
    assertThat(Files.readString(TemplateFile.ROOT.resolve(".gitignore")).lines())
        .contains("parameters.yaml", "samconfig.local.toml");
    TemplateFile.yaml("parameters.example.yaml")
        .properties()
        .forEach(set -> {
          String pattern = parameters.required(set.getKey()).required("AllowedPattern").textValue();
          assertThat(set.getValue().asText()).matches(pattern);
        });
  }

  private static boolean holds(JsonNode condition, Set<String> set) {
    Map.Entry<String, JsonNode> function = condition.properties().iterator().next();
    List<JsonNode> arguments = function.getValue().valueStream().toList();
    return switch (function.getKey()) {
      case "Or" -> arguments.stream().anyMatch(argument -> holds(argument, set));
      case "And" -> arguments.stream().allMatch(argument -> holds(argument, set));
      case "Not" -> !holds(arguments.getFirst(), set);
      case "Equals" -> {
        // What is set is "yes" where a rule asks for that.
        assertThat(arguments.getLast().asText()).isIn("", "yes");
        yield arguments.getLast().asText().isEmpty()
            != set.contains(arguments.getFirst().required("Ref").asText());
      }
      default -> throw new AssertionError(condition);
    };
  }

  /** Reads {@code !Ref X} as an object whose field "Ref" is "X". */
  private static JsonNode readWithTags() throws IOException {
    Object template =
        new Yaml(new TaggedConstructor())
            .load(Files.readString(TemplateFile.ROOT.resolve("template.yaml")));
    return new ObjectMapper().valueToTree(template);
  }

  private static final class TaggedConstructor extends SafeConstructor {
    TaggedConstructor() {
      super(new LoaderOptions());
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              return Map.of(node.getTag().getValue().substring(1), value(node));
            }
          });
    }

    private Object value(Node node) {
      return switch (node) {
        case ScalarNode scalar -> scalar.getValue();
        case SequenceNode sequence -> constructSequence(sequence);
        default -> constructMapping((MappingNode) node);
      };
    }
  }
}
