package bellwether.slack.block;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.slack.schema.BlockKitAssertions;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SlackMessageTest {
  private final SlackMessage message = SlackMessage.ofLines("Acme & Sons", "<!channel>");

  @Test
  void lines_areEscapedInTheTextAndLiteralInTheBlocks() {
    assertThat(message.text()).isEqualTo("Acme &amp; Sons\n&lt;!channel&gt;");
    assertThat(message.unescapedText()).isEqualTo("Acme & Sons\n<!channel>");
    JsonNode block = BlockKitAssertions.read(message.blocksJson()).get(0);
    assertThat(block.path("text").path("type").asText()).isEqualTo("plain_text");
    assertThat(block.path("text").path("text").asText()).isEqualTo("Acme & Sons\n<!channel>");
  }

  @Test
  void blocksBeyondSlacksLimit_areLeftOut() {
    List<Block> many = Collections.nCopies(51, message.blocks().getFirst());
    assertThat(new SlackMessage("x", many).blocks()).hasSize(50);
    BlockBuilder builder = new BlockBuilder();
    many.forEach(_ -> builder.header("x"));
    assertThat(builder.build()).hasSize(50);
  }

  @Test
  void firstBlock_carriesTheIdByWhichItIsFound() {
    SlackMessage two = new SlackMessage("x", new BlockBuilder().header("a").header("b").build());
    JsonNode blocks = BlockKitAssertions.read(two.blocksJson("d1"));
    assertThat(blocks).hasSize(2);
    assertThat(blocks.get(0).path("block_id").asText()).isEqualTo("d1");
    assertThat(blocks.get(0).path("text").path("text").asText()).isEqualTo("a");
    assertThat(blocks.get(1).has("block_id")).isFalse();
  }

  @Test
  void label_isAboveTheBlocksAndAfterTheText() {
    SlackMessage labeled = message.withLabel("It may be a duplicate", " (duplicate?)");
    assertThat(labeled.text()).isEqualTo("Acme &amp; Sons\n&lt;!channel&gt; (duplicate?)");
    JsonNode blocks = BlockKitAssertions.read(labeled.blocksJson());
    assertThat(blocks).hasSize(2);
    assertThat(blocks.get(0).path("type").asText()).isEqualTo("context");
    assertThat(blocks.get(0).toString()).contains("It may be a duplicate");
  }

  /** The plainest form must stay plain, since Slack may have rejected every block. */
  @Test
  void labelOfAText_addsNoBlock() {
    SlackMessage labeled = new SlackMessage("x", List.of()).withLabel("It may be", " (duplicate?)");
    assertThat(labeled.hasBlocks()).isFalse();
    assertThat(labeled.text()).isEqualTo("x (duplicate?)");
  }

  @Test
  void labelOfALongText_fitsIntoItsLength() {
    SlackMessage full = SlackMessage.ofLines("a".repeat(4000));
    assertThat(full.withLabel("Label", " (duplicate?)").text())
        .hasSize(4000)
        .endsWith("aa… (duplicate?)");
    assertThat(SlackMessage.ofLines("a".repeat(140)).withLabel("Label", " (duplicate?)").text())
        .as("a notification shows the label too")
        .hasSize(150)
        .endsWith("aa… (duplicate?)");
  }

  @Test
  void fallbacks_areEachPlainer() {
    List<SlackMessage> forms =
        SlackMessage.withFallbacks(List.of("a", "b"), new BlockBuilder().header("a").build());
    assertThat(forms).extracting(form -> form.blocks().size()).containsExactly(1, 1, 0);
    assertThat(forms.get(0).blocksJson()).contains("\"header\"");
    assertThat(forms.get(1).blocksJson()).contains("\"section\"");
    assertThat(forms).extracting(SlackMessage::text).containsOnly("a\nb");
  }

  @Test
  void ephemeralReply_keepsTheOriginalMessage() {
    JsonNode reply = BlockKitAssertions.read(message.toEphemeralJson());
    assertThat(reply.path("response_type").asText()).isEqualTo("ephemeral");
    assertThat(reply.path("replace_original").asBoolean(true)).isFalse();
    assertThat(reply.path("text").asText()).isEqualTo(message.text());
    assertThat(reply.path("blocks")).hasSize(1);
    assertThat(
            BlockKitAssertions.read(new SlackMessage("x", List.of()).toEphemeralJson())
                .has("blocks"))
        .isFalse();
  }
}
