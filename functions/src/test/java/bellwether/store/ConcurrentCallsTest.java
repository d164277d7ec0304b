package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ConcurrentCallsTest {
  @Test
  void results_areInTheOrderOfTheCalls() {
    assertThat(
            ConcurrentCalls.callAll(
                IntStream.range(0, 100).<Callable<Integer>>mapToObj(i -> () -> i).toList()))
        .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
    assertThat(ConcurrentCalls.callAll(List.<Callable<Integer>>of())).isEmpty();
  }

  @Test
  void calls_runAtTheSameTime() {
    CountDownLatch bothStarted = new CountDownLatch(2);
    Callable<Boolean> waiting =
        () -> {
          bothStarted.countDown();
          return bothStarted.await(1, TimeUnit.MINUTES);
        };
    assertThat(ConcurrentCalls.callAll(List.of(waiting, waiting))).containsExactly(true, true);
  }

  @Test
  void storeFailure_isThrownAfterAllCallsAndBeforeADefect() {
    AtomicInteger called = new AtomicInteger();
    Callable<Integer> defect =
        () -> {
          throw new IllegalStateException("a defect");
        };
    Callable<Integer> storeFails =
        () -> {
          throw new StoreException("throttled");
        };
    assertThatThrownBy(
            () -> ConcurrentCalls.callAll(List.of(defect, storeFails, called::incrementAndGet)))
        .isInstanceOf(StoreException.class)
        .hasMessage("throttled");
    assertThat(called).hasValue(1);
    assertThatThrownBy(() -> ConcurrentCalls.callAll(List.of(defect)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a defect");
  }
}
