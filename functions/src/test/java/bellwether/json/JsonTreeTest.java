package bellwether.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTreeTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "\"text\"",
        "{\"a\":{\"b\":[1,-2,3000000000,12345678901234567890,1.5,-1e300]},\"c\":null}",
        "[true,false,[[]],{\"\":\"\"}]",
        "{\"twice\":1,\"twice\":2}",
        "{\"escapes\":\"\\u00e9 \\n \\\" \\u0000 \\ud83d\\ude00 é 😀 \\ud800\"}"
      })
  void tree_isReadAndWrittenAsByJacksonsMapper(String json) throws JsonProcessingException {
    JsonNode expected = MAPPER.readTree(json);

    assertThat(JsonTree.parse(json)).isEqualTo(expected);
    assertThat(JsonTree.parse(json.getBytes(UTF_8))).isEqualTo(expected);
    assertThat(JsonTree.toText(expected)).isEqualTo(expected.toString());
    assertThat(JsonTree.parse(JsonTree.toBytes(expected)).size()).isEqualTo(expected.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "[1", "{\"a\":}", "[1,]", "<html>", "nul", "'a'", "\"a"})
  void otherText_isAMissingNode(String text) {
    assertThat(JsonTree.parse(text).isMissingNode()).isTrue();
    assertThat(JsonTree.parse(text.getBytes(UTF_8)).isMissingNode()).isTrue();
  }

  @Test
  void tooDeepText_isAMissingNode() {
    assertThat(JsonTree.parse("[".repeat(100_000)).isMissingNode()).isTrue();
    assertThat(JsonTree.parse("[".repeat(900) + "]".repeat(900)).isArray()).isTrue();
  }
}
