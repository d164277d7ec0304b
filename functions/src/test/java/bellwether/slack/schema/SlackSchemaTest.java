package bellwether.slack.schema;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.slack.api.Marker;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SlackSchemaTest {
  private static final String BUTTON =
      "{'type':'button','action_id':'a','text':{'type':'plain_text','text':'Go','emoji':false}}";
  private static final String ACTIONS = "{'type':'actions','elements':[" + BUTTON + "]}";
  private static final String INPUT =
      "{'type':'input','label':{'type':'plain_text','text':'L'},"
          + "'element':{'type':'plain_text_input','action_id':'a'}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      value = {
        "{'type':'header','text':{'type':'plain_text','text':'~151'}} ¦ allowed 1 to 150",
        "{'type':'header','text':{'type':'plain_text','text':''}} ¦ allowed 1 to 150",
        "{'type':'header','text':{'type':'mrkdwn','text':'x'}} ¦ text of type mrkdwn",
        "{'type':'header'} ¦ lacks text",
        "{'type':'section'} ¦ lacks text",
        "{'type':'section','text':{'type':'plain_text','text':'~3001'}} ¦ allowed 1 to 3000",
        "{'type':'section','text':{'type':'plain_text','text':'x'},'colour':1} ¦ unknown key: colour",
        "{'type':'section','text':{'type':'plain_text','text':':tada:'}} ¦ emoji by name",
        "{'type':'section','text':{'type':'plain_text','text':'a\u202Eb'}} ¦ U+202E",
        "{'type':'section','text':{'type':'plain_text','text':'a\u200Bb'}} ¦ U+200B",
        "{'type':'section','text':{'type':'plain_text','text':'a\\ud83d'}} ¦ U+D83D",
        "{'type':'section','text':{'type':'mrkdwn','text':'<!channel>'}} ¦ live < or >",
        "{'type':'section','text':{'type':'mrkdwn','text':'<https://e.example|Okta>'}} ¦ live <",
        "{'type':'section','text':{'type':'mrkdwn','text':'a & b'}} ¦ no entity",
        "{'type':'section','fields':[]} ¦ 0 items",
        "{'type':'context','elements':[]} ¦ 0 items",
        "{'type':'marquee'} ¦ type marquee is none of",
        "{'type':'actions','elements':[BUTTON,BUTTON]} ¦ action_id twice: a",
        "{'type':'actions','elements':[{'type':'button','text':{'type':'plain_text','text':'~76'}}]} ¦ allowed 1 to 75",
        "{'type':'actions','elements':[{'type':'button','text':{'type':'plain_text','text':'x'},'value':'~2001'}]} ¦ to 2000",
        "{'type':'actions','elements':[{'type':'button','action_id':'~256','text':{'type':'plain_text','text':'x'}}]} ¦ to 255",
        "{'type':'actions','elements':[{'type':'static_select','options':[]}]} ¦ 0 items",
        "{'type':'actions','elements':[{'type':'plain_text_input'}]} ¦ type plain_text_input is none",
        "{'type':'rich_text','elements':[]} ¦ 0 items",
        "{'type':'rich_text','elements':[{'type':'rich_text_section','elements':[{'type':'text','text':''}]}]} ¦ allowed 1",
        "{'type':'rich_text','elements':[{'type':'rich_text_section','elements':[{'type':'broadcast','range':'here'}]}]} ¦ nobody meant: <!here>",
        "{'type':'rich_text','elements':[{'type':'rich_text_section','elements':[{'type':'user','user_id':'U2'}]}]} ¦ nobody meant: <@U2>",
        "{'type':'rich_text','elements':[{'type':'rich_text_section','elements':[{'type':'link','url':'javascript:alert(1)'}]}]} ¦ no plain address",
      })
  void invalidBlock_isReported(String block, String violation) {
    assertThat(SlackSchema.violations(message("x", json("[" + block + "]"))))
        .anyMatch(line -> line.contains(violation));
    assertThat(SlackSchema.violations(view("home", block, "")))
        .anyMatch(line -> line.contains(violation));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      value = {
        "'title':{'type':'plain_text','text':'~25'} ¦ allowed 1 to 24",
        "'submit':{'type':'plain_text','text':'~25'} ¦ allowed 1 to 24",
        "'close':{'type':'plain_text','text':'~25'} ¦ allowed 1 to 24",
        "'private_metadata':'~3001' ¦ to 3000",
        "'callback_id':'~256' ¦ to 255",
        "'colour':'red' ¦ unknown key",
        "'close':{'type':'plain_text','text':'x'} ¦ lacks title",
        "'title':{'type':'plain_text','text':'T'} ¦ has inputs and no submit",
      })
  void invalidModal_isReported(String keys, String violation) {
    assertThat(SlackSchema.violations(view("modal", INPUT, "," + keys)))
        .anyMatch(line -> line.contains(violation));
  }

  @Test
  void invalidMessage_isReported() {
    assertThat(SlackSchema.violations(message("", "[]"))).isNotEmpty();
    assertThat(SlackSchema.violations(message("x".repeat(4_001), "[]"))).isNotEmpty();
    assertThat(SlackSchema.violations(message("<!here>", "[]"))).isNotEmpty();
    assertThat(
            SlackSchema.violations(
                message(
                    "x",
                    "["
                        + "{'type':'divider'},".repeat(50).replace('\'', '"')
                        + "{\"type\":\"divider\"}]")))
        .containsExactly("blocks 51 items, allowed 0 to 50");
    assertThat(
            SlackSchema.violations(
                message(
                    "x",
                    json("[{'type':'divider','block_id':'1'},{'type':'divider','block_id':'1'}]"))))
        .containsExactly("blocks block_id twice: 1");
    assertThat(SlackSchema.metadataViolations("{\"event_type\":\"x\"}"))
        .containsExactly("metadata lacks event_payload");
  }

  @Test
  void validOutput_hasNoViolations() {
    assertThat(SlackSchema.violations(message("a &lt;!here&gt;", json("[" + ACTIONS + "]"))))
        .isEmpty();
    assertThat(
            SlackSchema.violations(
                new RenderedOutput.Message("by <@U1>", json("[" + ACTIONS + "]"), Set.of("<@U1>"))))
        .isEmpty();
    assertThat(SlackSchema.violations(view("home", ACTIONS, ""))).isEmpty();
    assertThat(
            SlackSchema.violations(
                view(
                    "modal",
                    INPUT,
                    ",'title':{'type':'plain_text','text':'T'},'submit':{'type':'plain_text','text':'S'}")))
        .isEmpty();
    assertThat(SlackSchema.metadataViolations(new Marker("d1").metadataJson())).isEmpty();
  }

  private static RenderedOutput message(String text, String blocks) {
    return new RenderedOutput.Message(text, blocks, Set.of());
  }

  private static RenderedOutput view(String type, String block, String more) {
    return new RenderedOutput.View(
        json("{'type':'" + type + "','blocks':[" + block + "]" + more + "}"), Set.of());
  }

  /** Replaces quotes with those of JSON, and {@code ~9} with nine letters. */
  private static String json(String sketch) {
    return Pattern.compile("~(\\d+)")
        .matcher(sketch.replace("BUTTON", BUTTON).replace('\'', '"'))
        .replaceAll(number -> "x".repeat(Integer.parseInt(number.group(1))));
  }
}
