package bellwether.slack.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ResourceTableTest {
  @Test
  void rows_areStrippedCellsWithoutComments() {
    assertThat(ResourceTable.rows(ResourceTableTest.class, "table.txt"))
        .containsExactly(List.of("first", "1"), List.of("second", "", "last cell"));
  }

  @Test
  void missingTable_isNamed() {
    assertThatThrownBy(() -> ResourceTable.rows(ResourceTableTest.class, "absent.txt"))
        .hasMessageContaining("absent.txt");
  }
}
