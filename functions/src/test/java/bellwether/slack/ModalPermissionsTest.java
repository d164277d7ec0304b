package bellwether.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.InteractionDispatcher;
import bellwether.app.InteractionDispatcher.Permission;
import bellwether.slack.schema.RenderedOutput;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ModalPermissionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> OF_EVERYBODY =
      Set.of("case.affected", "case.dismiss", "case.dismissal");

  private static Set<String> submittableModals() throws Exception {
    Set<String> callbackIds = new TreeSet<>();
    for (var output : AllSlackOutput.of(new HostileRecords(1)).values()) {
      for (RenderedOutput rendered : output.get()) {
        JsonNode view =
            rendered instanceof RenderedOutput.View modal
                ? JSON.readTree(modal.json())
                : JSON.createObjectNode();
        if (view.has("submit")) {
          callbackIds.add(view.path("callback_id").asText());
        }
      }
    }
    return callbackIds;
  }

  @Test
  void everyModal_hasAPermission() throws Exception {
    assertThat(submittableModals())
        .hasSizeGreaterThan(5)
        .allSatisfy(id -> assertThat(InteractionDispatcher.permission(id)).isPresent());
  }

  @Test
  void modalsThatChangeSettingsOrLists_areForEditors() throws Exception {
    assertThat(submittableModals())
        .filteredOn(id -> !OF_EVERYBODY.contains(id))
        .allSatisfy(
            id -> assertThat(InteractionDispatcher.permission(id)).contains(Permission.EDITORS));
  }

  @Test
  void unknownModal_isDenied() {
    assertThat(InteractionDispatcher.permission("setup.unknown")).isEmpty();
    assertThat(InteractionDispatcher.permission("case.unknown")).isEmpty();
    assertThat(InteractionDispatcher.permission("")).isEmpty();
  }
}
