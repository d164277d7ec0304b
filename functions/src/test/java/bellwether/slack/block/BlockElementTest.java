package bellwether.slack.block;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.slack.block.BlockElement.Option;
import bellwether.slack.schema.BlockKitAssertions;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests controls whose initial values and options come from customers. */
final class BlockElementTest {
  private static JsonNode json(BlockElement element) {
    return BlockKitAssertions.read(element.json().toString());
  }

  private static List<Option> options(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Option("Option " + i, "v" + i)).toList();
  }

  @Test
  void button_hasItsIdLabelAndValue() {
    JsonNode button = json(BlockElement.button("case.ack", "L".repeat(76), "v", "primary"));
    assertThat(button.path("type").asText()).isEqualTo("button");
    assertThat(button.path("action_id").asText()).isEqualTo("case.ack");
    assertThat(button.path("text").path("text").asText()).isEqualTo("L".repeat(74) + "…");
    assertThat(button.path("value").asText()).isEqualTo("v");
    assertThat(button.path("style").asText()).isEqualTo("primary");
    assertThat(json(BlockElement.button("x", "X", "v", null)).has("style")).isFalse();
  }

  @Test
  void overflow_reportsClicksUnderItsId() {
    JsonNode menu = json(BlockElement.overflow(options(2)).withId("case.menu"));
    assertThat(menu.path("type").asText()).isEqualTo("overflow");
    assertThat(menu.path("action_id").asText()).isEqualTo("case.menu");
    assertThat(menu.path("options")).hasSize(2);
  }

  @Test
  void userSelect_hasItsUserAndPlaceholder() {
    JsonNode menu = json(BlockElement.userSelect("Owner", "U012AB3CD"));
    assertThat(menu.path("type").asText()).isEqualTo("users_select");
    assertThat(menu.path("initial_user").asText()).isEqualTo("U012AB3CD");
    assertThat(menu.path("placeholder").path("text").asText()).isEqualTo("Owner");
  }

  /** Slack rejects a whole modal because of an initial value that is no id. */
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "dana", "C012AB3CD", "<!channel>"})
  void userSelect_omitsOtherText(String initial) {
    assertThat(json(BlockElement.userSelect("Owner", initial)).has("initial_user")).isFalse();
  }

  @Test
  void multiUserSelect_hasItsUsersInOrder() {
    JsonNode menu =
        json(BlockElement.multiUserSelect("Editors", List.of("U0B", "dana", "U0A", "C0A")));
    assertThat(menu.path("type").asText()).isEqualTo("multi_users_select");
    assertThat(menu.path("initial_users").toString()).isEqualTo("[\"U0A\",\"U0B\"]");
    assertThat(json(BlockElement.multiUserSelect("Editors", List.of("dana"))).has("initial_users"))
        .isFalse();
  }

  @Test
  void conversationSelect_hasItsChannel() {
    JsonNode menu = json(BlockElement.conversationSelect("Channel", "C012AB3CD"));
    assertThat(menu.path("type").asText()).isEqualTo("conversations_select");
    assertThat(menu.path("initial_conversation").asText()).isEqualTo("C012AB3CD");
    assertThat(menu.path("filter").path("include").toString())
        .isEqualTo("[\"public\",\"private\"]");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "#alerts", "D012AB3CD", "U012AB3CD"})
  void conversationSelect_omitsOtherText(String initial) {
    assertThat(
            json(BlockElement.conversationSelect("Channel", initial)).has("initial_conversation"))
        .isFalse();
  }

  @Test
  void select_hasTheOptionWithTheInitialValueSelected() {
    JsonNode menu = json(BlockElement.select("Tier", options(3), "v1"));
    assertThat(menu.path("type").asText()).isEqualTo("static_select");
    assertThat(menu.path("options")).hasSize(3);
    assertThat(menu.path("initial_option")).isEqualTo(menu.path("options").get(1));
    assertThat(json(BlockElement.select("Tier", options(3), "v9")).has("initial_option")).isFalse();
    assertThat(json(BlockElement.select("Tier", options(3), null)).has("initial_option")).isFalse();
  }

  @Test
  void menus_haveAtMostAHundredOptions() {
    JsonNode one = json(BlockElement.select("Vendor", options(101), null));
    JsonNode several = json(BlockElement.multiSelect("Vendors", options(101)));
    assertThat(one.path("options")).hasSize(100);
    assertThat(several.path("options")).hasSize(100);
    assertThat(several.path("type").asText()).isEqualTo("multi_static_select");
    assertThat(one.path("options").get(99).path("value").asText()).isEqualTo("v99");
  }

  @Test
  void textInput_cleansAndTruncatesItsInitialText() {
    JsonNode line = json(BlockElement.textInput(false, " a\u202E\nb ", 10));
    assertThat(line.path("initial_value").asText()).isEqualTo("a b");
    assertThat(line.path("multiline").asBoolean()).isFalse();
    assertThat(line.path("max_length").asInt()).isEqualTo(10);
    JsonNode lines = json(BlockElement.textInput(true, "\na\u202E\nb\n", 10));
    assertThat(lines.path("initial_value").asText()).isEqualTo("a\nb");
    assertThat(lines.path("multiline").asBoolean()).isTrue();
    assertThat(json(BlockElement.textInput(false, "abcdef", 5)).path("initial_value").asText())
        .isEqualTo("abcd…");
    assertThat(json(BlockElement.textInput(false, "", 10)).has("initial_value")).isFalse();
  }

  @Test
  void otherFields_haveTheirTypes() {
    assertThat(json(BlockElement.datePicker()).path("type").asText()).isEqualTo("datepicker");
    JsonNode file = json(BlockElement.fileInput("xlsx", "csv"));
    assertThat(file.path("type").asText()).isEqualTo("file_input");
    assertThat(file.path("filetypes").toString()).isEqualTo("[\"xlsx\",\"csv\"]");
    assertThat(file.path("max_files").asInt()).isEqualTo(1);
  }
}
