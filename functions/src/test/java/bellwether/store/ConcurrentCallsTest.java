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

  @Test
  void forEach_callsEveryValue_andASingleOneInThisThread() {
    AtomicInteger sum = new AtomicInteger();
    ConcurrentCalls.forEach(IntStream.range(0, 1_000).boxed().toList(), sum::addAndGet);
    assertThat(sum).hasValue(499_500);
    ConcurrentCalls.forEach(List.of(), _ -> sum.set(0));
    Thread here = Thread.currentThread();
    ConcurrentCalls.forEach(
        List.of("single"), _ -> assertThat(Thread.currentThread()).isSameAs(here));
    assertThat(sum).hasValue(499_500);
  }

  @Test
  void forEach_stopsAfterAGroupWithAFailure() {
    AtomicInteger called = new AtomicInteger();
    assertThatThrownBy(() ->
            ConcurrentCalls.forEach(
                IntStream.range(0, 1_000).boxed().toList(),
                value -> {
                  called.incrementAndGet();
                  if (value == 150) {
                    throw new StoreException("throttled");
                  }
                }))
        .isInstanceOf(StoreException.class);
    assertThat(called).hasValue(200);
  }
}
