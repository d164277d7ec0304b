package bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.store.dynamo.EmbeddedDynamo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Tests schedules that fire several times, as EventBridge may. */
final class RepeatedScheduleTest {
  private static final List<String> VENDORS = List.of("Larkmail", "Inkwell", "Gridmoth");
  private static final List<String> CUSTOMERS = List.of("T1", "T2");

  @AutoClose private final NewsPipeline news = new NewsPipeline(EmbeddedDynamo.stores());

  private void publish() {
    for (String vendor : VENDORS) {
      CUSTOMERS.forEach(customer -> news.watch(customer, vendor));
      news.publish(vendor);
    }
  }

  @Test
  void workersAtTheSameTime_postEachAlertOnce() throws Exception {
    publish();

    List<Integer> added = atOnce(() -> news.poll().added());
    atOnce(() -> {
      news.match();
      return true;
    });
    atOnce(() -> {
      news.deliver();
      return true;
    });
    news.deliver();

    assertThat(added.stream().mapToInt(Integer::intValue).sum()).isEqualTo(VENDORS.size());
    assertPostedOnce();
  }

  @Test
  void invocationsAfterEachOther_postEachAlertOnce() {
    publish();

    for (int i = 0; i < 3; i++) {
      news.poll();
      news.match();
      news.deliver();
    }

    assertPostedOnce();
  }

  /** As without streams: nothing but schedules, the last of which was a day late. */
  @Test
  void sweepsOfTheNextDay_postEachAlertOnce() {
    publish();

    news.poll();
    news.clock.advance(Duration.ofHours(25));
    news.match();
    news.clock.advance(Duration.ofHours(25));
    news.deliver();

    assertPostedOnce();
  }

  private void assertPostedOnce() {
    assertThat(news.posts).doesNotHaveDuplicates().hasSize(VENDORS.size() * CUSTOMERS.size());
  }

  private static <T> List<T> atOnce(Callable<T> work) throws Exception {
    int workers = 3;
    CyclicBarrier start = new CyclicBarrier(workers);
    Callable<T> together =
        () -> {
          start.await();
          return work.call();
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(List.of(together, together, together))) {
        results.add(result.get());
      }
      return results;
    }
  }
}
