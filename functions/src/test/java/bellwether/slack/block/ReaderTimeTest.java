package bellwether.slack.block;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.slack.schema.BlockKitAssertions;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Tests times in the reader's time zone, in both of Slack's formats. */
final class ReaderTimeTest {
  private static final Instant AT = Instant.parse("2026-03-02T09:00:30Z");

  @Test
  void markup_isBetweenEscapedTexts() {
    ContextText text = ContextText.time("<!channel> & ", AT, " <!here>");
    assertThat(BlockKitAssertions.read(text.json().toString()).path("text").asText())
        .isEqualTo(
            "&lt;!channel&gt; &amp; "
                + "<!date^1772442030^{date_short_pretty}, {time}|2026-03-02 09:00 UTC>"
                + " &lt;!here&gt;");
    assertThat(text.plainText()).isEqualTo("<!channel> & 2026-03-02 09:00 UTC <!here>");
  }

  @Test
  void richText_hasAFallbackForOldClients() {
    JsonNode date = BlockKitAssertions.read(RichTextLine.time(AT).json().toString());
    assertThat(date.path("type").asText()).isEqualTo("date");
    assertThat(date.path("timestamp").asLong()).isEqualTo(AT.getEpochSecond());
    assertThat(date.path("fallback").asText()).isEqualTo("2026-03-02 09:00 UTC");
    assertThat(RichTextLine.time(AT).plainText()).isEqualTo("2026-03-02 09:00 UTC");
  }

  /** Slack rejects a whole message because of a negative time. */
  @Test
  void timeBefore1970_isNotNegative() {
    Instant before = Instant.parse("1969-12-31T23:00:00Z");
    JsonNode date = BlockKitAssertions.read(RichTextLine.time(before).json().toString());
    assertThat(date.path("timestamp").asLong()).isZero();
    assertThat(date.path("fallback").asText()).isEqualTo("1969-12-31 23:00 UTC");
  }
}
