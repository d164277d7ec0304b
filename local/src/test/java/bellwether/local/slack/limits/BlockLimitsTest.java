package bellwether.local.slack.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BlockLimitsTest {
  private static String violations(String blocks) throws Exception {
    return String.join("; ", BlockLimits.violations(new ObjectMapper().readTree(blocks)));
  }

  private static String section(String kind, int chars) {
    return String.format(
        Locale.ROOT,
        "{\"type\":\"section\",\"text\":{\"type\":\"%s\",\"text\":\"%s\"}}",
        kind,
        "x".repeat(chars));
  }

  @Test
  void knownBlocks_areAccepted() throws Exception {
    assertThat(
            violations(
                """
                [{"type":"header","text":{"type":"plain_text","text":"h"}},
                 {"type":"section","fields":[{"type":"mrkdwn","text":"f"}]},
                 {"type":"context","elements":[{"type":"plain_text","text":"c"}]},
                 {"type":"rich_text","elements":[{"type":"rich_text_list","style":"bullet","elements":[
                   {"type":"rich_text_section","elements":[{"type":"link","url":"https://x.example"}]}]}]},
                 {"type":"divider"},
                 {"type":"image","image_url":"https://x.example/i.png","alt_text":"i"},
                 {"type":"actions","elements":[{"type":"button","action_id":"a",
                   "text":{"type":"plain_text","text":"b"}}]}]\
                """))
        .isEmpty();
  }

  @Test
  void lengths_matchSlacksLimits() throws Exception {
    assertThat(violations("[" + section("mrkdwn", 3000) + "]")).isEmpty();
    assertThat(violations("[" + section("mrkdwn", 3001) + "]"))
        .isEqualTo("[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]");
    assertThat(violations("[" + section("plain_text", 3000).replace("section", "header") + "]"))
        .contains("less than 151");
    assertThat(violations("[" + section("mrkdwn", 5).replace("section", "header") + "]"))
        .contains("unsupported type: mrkdwn");
    String fifty = (section("mrkdwn", 1) + ",").repeat(49) + section("mrkdwn", 1);
    assertThat(violations("[" + fifty + "]")).isEmpty();
    assertThat(violations("[" + fifty + "," + section("mrkdwn", 1) + "]"))
        .isEqualTo("[ERROR] no more than 50 items allowed [json-pointer:/blocks]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{'type':'section'}] | missing required field: text",
        "[{'type':'section','fields':[]}] | no fewer than 1 items",
        "[{'type':'context','elements':[]}] | no fewer than 1 items",
        "[{'type':'divider','block_id':'a'},{'type':'divider','block_id':'a'}] | already exists",
        "[{'type':'rich_text','elements':[{'type':'rich_text_section','elements':[{'type':'text','text':''}]}]}] | more than 0",
        "[{'type':'actions','elements':[{'type':'button','style':'red','text':{'type':'plain_text','text':'b'}}]}] | enum",
        "[{'type':'actions','elements':[{'type':'button','text':{'type':'mrkdwn','text':'b'}}]}] | unsupported type: mrkdwn",
        "[{'type':'image','image_url':'https://x.example'}] | alt_text",
        "{'type':'divider'} | must be an array",
        "['text'] | unsupported type",
      })
  void invalidBlocks_areReported(String blocks, String reason) throws Exception {
    assertThat(violations(blocks.replace('\'', '"'))).contains(reason);
  }
}
