package bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class ResponseDeadlineTest {
  private static final ResponseDeadline GENEROUS = new ResponseDeadline(Duration.ofMinutes(1));

  @Test
  @Tag("case-62")
  void withoutAQueue_theDeadlineIsTheFunctionTimeout() {
    assertThat(ResponseDeadline.withinRemaining(Duration.ofSeconds(60)).budget())
        .isEqualTo(Duration.ofSeconds(59));
    assertThat(ResponseDeadline.withinRemaining(Duration.ofMillis(900)))
        .isEqualTo(ResponseDeadline.DEFAULT);
  }

  @Test
  void resultInTime_isReturned() {
    assertThat(GENEROUS.await(() -> "here", () -> {})).contains("here");
  }

  @Test
  void failure_isRethrown() {
    IllegalStateException failure = new IllegalStateException("no table");

    assertThatThrownBy(() ->
            GENEROUS.await(
                () -> {
                  throw failure;
                },
                () -> {}))
        .isSameAs(failure);
    assertThatThrownBy(() ->
            GENEROUS.await(
                () -> {
                  throw new StackOverflowError();
                },
                () -> {}))
        .isInstanceOf(StackOverflowError.class);
  }

  @Test
  @Tag("case-62")
  void slowCall_isCancelledAtTheDeadline() throws Exception {
    AtomicBoolean begun = new AtomicBoolean();
    CountDownLatch brokenOff = new CountDownLatch(1);

    assertThat(
            new ResponseDeadline(Duration.ofMillis(20))
                .await(
                    () -> {
                      begun.set(true);
                      try {
                        new CountDownLatch(1).await();
                      } catch (InterruptedException e) {
                        brokenOff.countDown();
                      }
                      return "late";
                    },
                    () -> {}))
        .isEmpty();
    assertThat(!begun.get() || brokenOff.await(2, TimeUnit.MINUTES)).isTrue();
  }
}
