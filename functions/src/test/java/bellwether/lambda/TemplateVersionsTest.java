package bellwether.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Tests that a version of a function is published if and only if a parameter changes what the
 * function does. CloudFormation publishes one when the description of the version changes.
 */
final class TemplateVersionsTest {
  /** Functions that are invoked through the alias "live". */
  private static final List<String> PUBLISHED =
      List.of("Poll", "Match", "Deliver", "Forward", "Slack", "Digest");

  /** Properties that are not part of a version, or that SAM turns into other resources. */
  private static final Set<String> NOT_IN_VERSION =
      Set.of(
          "Role",
          "Policies",
          "Events",
          "EventInvokeConfig",
          "ReservedConcurrentExecutions",
          "VersionDescription");

  /** The most characters in the description of a version (AWS::Lambda::Version). */
  private static final int MAX_DESCRIPTION = 256;

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z]+)}");

  private final TemplateFile file = new TemplateFile();
  private final JsonNode parameters = file.template.required("Parameters");
  private final JsonNode conditions = file.template.required("Conditions");

  /** The parameters and conditions that a part of the template depends on. */
  private record References(Set<String> values, Set<String> conditions) {
    References() {
      this(new TreeSet<>(), new TreeSet<>());
    }
  }

  @Test
  void versions_arePublishedForEachParameterOfTheConfiguration() {
    for (String name : PUBLISHED) {
      References configuration = new References();
      addProperties(file.template.at("/Globals/Function"), configuration);
      addProperties(file.properties(name + "Function"), configuration);
      // A condition on a parameter whose value is used as well says nothing more.
      configuration
          .conditions()
          .removeIf(condition -> configuration.values().containsAll(parametersOf(condition)));
      References description = new References();
      add(description(name), description);
      assertThat(description).as(name).isEqualTo(configuration);
    }
  }

  @Test
  void versions_havePublishedFunctionsOnly() {
    for (String name : TemplateFile.FUNCTIONS) {
      JsonNode function = file.properties(name + "Function");
      boolean published = PUBLISHED.contains(name);
      assertThat(function.has("AutoPublishAlias")).as(name).isEqualTo(published);
      assertThat(function.path("AutoPublishAliasAllProperties").asBoolean()).isEqualTo(published);
      assertThat(function.at("/SnapStart/ApplyOn").asText())
          .isEqualTo(published ? "PublishedVersions" : "");
    }
    assertThat(file.template.at("/Globals/Function").has("AutoPublishAlias")).isFalse();
    assertThat(file.properties("RoleModel").path("PublishLambdaVersion").asBoolean()).isTrue();
  }

  @Test
  void descriptions_fitWithTheLongestValues() {
    for (String name : PUBLISHED) {
      JsonNode description = description(name);
      Map<String, Integer> lengths = new LinkedHashMap<>();
      parameters.properties().forEach(p -> lengths.put(p.getKey(), maxLength(p.getValue())));
      if (description.isArray()) {
        description
            .get(1)
            .properties()
            .forEach(local -> lengths.put(local.getKey(), longestText(local.getValue())));
      }
      String text = description.isArray() ? description.get(0).asText() : description.asText();
      Matcher placeholders = PLACEHOLDER.matcher(text);
      int length = placeholders.replaceAll("").length();
      placeholders.reset();
      while (placeholders.find()) {
        length += Objects.requireNonNull(lengths.get(placeholders.group(1)));
      }
      assertThat(length).as(name).isLessThanOrEqualTo(MAX_DESCRIPTION);
    }
  }

  @Test
  void descriptions_showNoSecret() {
    // Versions can be listed by many people, so a parameter whose value is hidden must not exist
    // unless descriptions leave it out. Today parameters hold names of secrets only.
    parameters
        .properties()
        .forEach(p -> assertThat(p.getValue().has("NoEcho")).as(p.getKey()).isFalse());
  }

  private JsonNode description(String name) {
    return file.properties(name + "Function").path("VersionDescription");
  }

  private void addProperties(JsonNode properties, References found) {
    properties
        .properties()
        .forEach(property -> {
          if (!NOT_IN_VERSION.contains(property.getKey())) {
            add(property.getValue(), found);
          }
        });
  }

  /** The tags of YAML are lost here: {@code !Ref X} is "X", and {@code !If [C, …]} a list. */
  private void add(JsonNode node, References found) {
    if (node.isTextual()) {
      addText(node.textValue(), found);
    } else if (node.isArray() && node.size() == 3 && conditions.has(node.get(0).asText())) {
      found.conditions().add(node.get(0).asText());
      add(node.get(1), found);
      add(node.get(2), found);
    } else if (node.isContainerNode()) {
      node.forEach(child -> add(child, found));
    }
  }

  private void addText(String text, References found) {
    List<String> names = new ArrayList<>(List.of(text));
    PLACEHOLDER.matcher(text).results().forEach(match -> names.add(match.group(1)));
    names.stream().filter(parameters::has).forEach(found.values()::add);
  }

  private Set<String> parametersOf(String condition) {
    References found = new References();
    add(conditions.required(condition), found);
    assertThat(found.values()).as(condition).isNotEmpty();
    return found.values();
  }

  private static int maxLength(JsonNode parameter) {
    if (parameter.has("MaxLength")) {
      return parameter.required("MaxLength").intValue();
    }
    if (parameter.has("AllowedValues")) {
      return TemplateFile.texts(parameter.required("AllowedValues")).stream()
          .mapToInt(String::length)
          .max()
          .orElseThrow();
    }
    return parameter.has("MaxValue")
        ? parameter.required("MaxValue").asText().length()
        : MAX_DESCRIPTION;
  }

  private static int longestText(JsonNode choice) {
    if (!choice.isArray()) {
      return choice.asText().length();
    }
    assertThat(choice.size()).isEqualTo(3);
    return Math.max(longestText(choice.get(1)), longestText(choice.get(2)));
  }
}
