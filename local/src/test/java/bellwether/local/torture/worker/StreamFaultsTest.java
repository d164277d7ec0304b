package bellwether.local.torture.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StreamFaultsTest {
  private static final List<String> IDS =
      IntStream.range(0, 100).mapToObj(Integer::toString).toList();

  @Test
  void records_areRepeatedDroppedAndReordered() {
    List<String> received = new StreamFaults(new Random(1), 50).disturb(IDS);

    assertThat(received).isSubsetOf(IDS).doesNotContainSequence(IDS.subList(0, 10));
    assertThat(IDS).anyMatch(id -> Collections.frequency(received, id) > 1);
    assertThat(IDS).anyMatch(id -> !received.contains(id));
  }

  @Test
  void withoutFaults_recordsAreAsTheyAre() {
    assertThat(new StreamFaults(new Random(1), 0).disturb(IDS)).isEqualTo(IDS);
  }
}
