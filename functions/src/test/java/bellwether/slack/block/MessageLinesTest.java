package bellwether.slack.block;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.slack.block.MessageLines.Part;
import bellwether.slack.schema.BlockKitAssertions;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MessageLinesTest {
  private static final String URL = "https://news.example/1";

  private static JsonNode elements(RichTextLine line) {
    return BlockKitAssertions.read(line.json().toString()).path("elements");
  }

  @Test
  void plainLines_haveABoldHeading() {
    MessageLines lines = MessageLines.of(List.of("Heading", "one", "two"));
    assertThat(lines.plainLines()).containsExactly("Heading", "one", "two");
    assertThat(elements(lines.lines().get(0)).get(0).at("/style/bold").asBoolean()).isTrue();
    assertThat(elements(lines.lines().get(1)).get(0).has("style")).isFalse();
    assertThat(lines.length()).isEqualTo("Headingonetwo".length());
  }

  @Test
  void lines_canBeChained() {
    MessageLines lines =
        new MessageLines()
            .addHeading("Heading")
            .add("text")
            .addLabeled("Role", "victim")
            .addQuote("quoted")
            .addChannel("in ", "C012AB3CD")
            .add("end");
    assertThat(lines.plainLines())
        .containsExactly("Heading", "text", "Role: victim", "> quoted", "in C012AB3CD", "end");
  }

  @Test
  void channelId_isShownByItsName() {
    RichTextLine known = new MessageLines().addChannel("in ", "C012AB3CD").lines().getFirst();
    assertThat(elements(known).get(1).path("type").asText()).isEqualTo("channel");
    assertThat(elements(known).get(1).path("channel_id").asText()).isEqualTo("C012AB3CD");
    RichTextLine other = new MessageLines().addChannel("in ", "#general").lines().getFirst();
    assertThat(elements(other).get(1).path("type").asText()).isEqualTo("text");
    assertThat(other.plainText()).isEqualTo("in #general");
  }

  @Test
  void userId_isShownAsAUserAndOtherTextAsItIs() {
    RichTextLine line =
        RichTextLine.line(
            RichTextLine.userMention("U012AB3CD"), RichTextLine.userMention("<!channel>"));
    assertThat(elements(line).get(0).path("type").asText()).isEqualTo("user");
    assertThat(elements(line).get(1).path("type").asText()).isEqualTo("text");
    assertThat(elements(line).get(1).path("text").asText()).isEqualTo("<!channel>");
  }

  @Test
  void untrustedTitle_isFollowedByTheHostOfItsLink() {
    MessageLines lines = new MessageLines();
    lines.addLink("Source: ", "Acme breached", URL, "");
    assertThat(lines.plainLines()).containsExactly("Source: Acme breached (news.example)");
    JsonNode link = elements(lines.lines().getFirst()).get(1);
    assertThat(link.path("type").asText()).isEqualTo("link");
    assertThat(link.path("url").asText()).isEqualTo(URL);
  }

  @Test
  void ownText_isALinkWithoutHostOrPlainText() {
    MessageLines lines = new MessageLines();
    lines.addLinks(
        List.of(Part.link("open", URL), Part.text(""), Part.link(" or not", "javascript:x()")));
    assertThat(lines.plainLines()).containsExactly("open or not");
    JsonNode elements = elements(lines.lines().getFirst());
    assertThat(elements).hasSize(2);
    assertThat(elements.get(0).path("type").asText()).isEqualTo("link");
    assertThat(elements.get(1).path("type").asText()).isEqualTo("text");
  }

  @Test
  void linksBeyondTheirTotalLength_areLeftOut() {
    MessageLines lines = new MessageLines(2 * URL.length() + 1);
    for (int i = 1; i <= 2; i++) {
      lines.addLink("", "title " + i, URL, "");
    }
    lines.addLink("", "title 3", URL, "");
    assertThat(lines.plainLines())
        .containsExactly("title 1 (news.example)", "title 2 (news.example)", "title 3");
  }

  @Test
  void linkThatFitsExactly_isShown() {
    MessageLines lines = new MessageLines(URL.length());
    lines.addLink("", "too long", URL + "0", "");
    lines.addLink("", "fits", URL, "");
    assertThat(lines.plainLines()).containsExactly("too long", "fits (news.example)");
  }

  @Test
  void message_hasItsLinesAsTextAndAsRichText() {
    MessageLines lines = new MessageLines().add("a <b>").add("c");
    assertThat(lines.toMessage().text()).isEqualTo("a &lt;b&gt;\nc");
    assertThat(lines.toMessage().blocksJson()).contains("rich_text_section", "a <b>");
    assertThat(lines.toVariants()).hasSize(3).first().isEqualTo(lines.toMessage());
  }
}
