package bellwether.slack.request;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.slack.request.ActionIds.Permission;
import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

final class ActionIdsTest {
  @Test
  void everyAction_hasPermission() throws IllegalAccessException {
    for (Field field : ActionIds.class.getFields()) {
      if (!field.getName().contains("BLOCK")) {
        assertThat(ActionIds.permissionFor((String) field.get(null)))
            .as(field.getName())
            .isNotEqualTo(Permission.NOBODY);
      }
    }
  }

  @Test
  void unknownAction_isDenied() {
    assertThat(ActionIds.permissionFor("setup.other")).isEqualTo(Permission.NOBODY);
  }
}
