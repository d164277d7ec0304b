package bellwether.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.slack.request.AccessRules;
import bellwether.slack.request.Permission;
import bellwether.slack.schema.RenderedOutput;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ModalPermissionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everyModalThatCanBeSubmitted_hasAPermission() throws Exception {
    Set<String> callbackIds = new TreeSet<>();
    for (var output : AllSlackOutput.of(new HostileRecords(1)).values()) {
      for (RenderedOutput rendered : output.get()) {
        if (rendered instanceof RenderedOutput.View modal) {
          JsonNode view = JSON.readTree(modal.json());
          if (view.has("submit")) {
            callbackIds.add(view.path("callback_id").asText());
          }
        }
      }
    }

    assertThat(callbackIds)
        .hasSizeGreaterThan(5)
        .allSatisfy(
            id -> assertThat(AccessRules.forModal(id)).as(id).isNotEqualTo(Permission.NOBODY));
  }
}
