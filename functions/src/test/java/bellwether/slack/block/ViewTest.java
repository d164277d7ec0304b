package bellwether.slack.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.slack.schema.BlockKitAssertions;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ViewTest {
  private static final BlockBuilder BLOCKS = new BlockBuilder().section(List.of("Text"));

  private static JsonNode json(View view) {
    return BlockKitAssertions.read(view.json());
  }

  @Test
  void modalToSubmit_canBeCancelled() {
    JsonNode modal = json(View.modal("form", "42", "A title", "Save", BLOCKS));
    assertThat(modal.path("type").asText()).isEqualTo("modal");
    assertThat(modal.path("callback_id").asText()).isEqualTo("form");
    assertThat(modal.path("private_metadata").asText()).isEqualTo("42");
    assertThat(modal.path("title").path("text").asText()).isEqualTo("A title");
    assertThat(modal.path("submit").path("text").asText()).isEqualTo("Save");
    assertThat(modal.path("close").path("text").asText()).isEqualTo("Cancel");
    assertThat(modal.path("blocks")).hasSize(1);
  }

  @Test
  void modalToRead_canOnlyBeClosed() {
    View modal = View.modal("form", "", "A title", "", BLOCKS);
    assertThat(json(modal).has("submit")).isFalse();
    assertThat(json(modal).path("close").path("text").asText()).isEqualTo("Close");
    assertThat(json(modal.withCloseLabel("Back")).path("close").path("text").asText())
        .isEqualTo("Back");
  }

  /** Slack would reject it in front of the user, and truncated metadata would mislead us. */
  @Test
  void metadataAboveSlacksLimit_isADefect() {
    assertThat(View.modal("form", "m".repeat(3000), "T", "Save", BLOCKS).json())
        .contains("m".repeat(3000));
    assertThatThrownBy(() -> View.modal("form", "m".repeat(3001), "T", "Save", BLOCKS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("form")
        .hasMessageContaining("3001");
  }

  @Test
  void homeTab_hasItsBlocksOnly() {
    assertThat(json(View.home(BLOCKS)).path("type").asText()).isEqualTo("home");
    assertThat(json(View.home(BLOCKS)).path("blocks")).hasSize(1);
  }
}
