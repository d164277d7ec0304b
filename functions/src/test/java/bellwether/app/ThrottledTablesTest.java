package bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.store.StoreException;
import bellwether.store.dynamo.EmbeddedDynamo;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests tables that reject almost half of the requests, so that a tenth of the calls fails. */
final class ThrottledTablesTest {
  private static final List<String> VENDORS =
      List.of("Larkmail", "Inkwell", "Gridmoth", "Quillforge", "Ferncast");
  private static final List<String> CUSTOMERS = List.of("T1", "T2", "T3");

  private double share;
  private int failures;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void throttledTables_delayAlertsOnly(long seed) {
    try (NewsPipeline pipeline =
        new NewsPipeline(EmbeddedDynamo.throttledStores(new Random(seed), () -> share))) {
      for (String vendor : VENDORS) {
        CUSTOMERS.forEach(customer -> pipeline.watch(customer, vendor));
        pipeline.publish(vendor);
      }

      runSixTimes(pipeline, 0.46);
      runSixTimes(pipeline, 0);

      assertThat(failures).as("seed %d: failures", seed).isPositive();
      assertThat(pipeline.posts)
          .as("seed %d", seed)
          .doesNotHaveDuplicates()
          .hasSize(VENDORS.size() * CUSTOMERS.size());
    }
  }

  private void runSixTimes(NewsPipeline pipeline, double throttledShare) {
    share = throttledShare;
    for (int round = 0; round < 6; round++) {
      attempt(pipeline::poll);
      attempt(pipeline::match);
      attempt(pipeline::deliver);
      pipeline.clock.advance(Duration.ofMinutes(1));
    }
  }

  private void attempt(Runnable work) {
    try {
      work.run();
    } catch (StoreException e) {
      failures++;
    }
  }
}
