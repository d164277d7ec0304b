package bellwether.function.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class InTimeTest {
  private static final InTime LONG = new InTime(Duration.ofMinutes(1));

  @Test
  void answerInTime_isGiven() {
    assertThat(LONG.ask(() -> "here")).contains("here");
  }

  @Test
  void failure_isThatOfTheAnswer() {
    IllegalStateException failure = new IllegalStateException("no table");

    assertThatThrownBy(() ->
            LONG.ask(() -> {
              throw failure;
            }))
        .isSameAs(failure);
    assertThatThrownBy(() ->
            LONG.ask(() -> {
              throw new StackOverflowError();
            }))
        .isInstanceOf(StackOverflowError.class);
  }

  @Test
  @Tag("case-62")
  void slowAnswer_isNotWaitedFor_andIsStillFinished() throws Exception {
    CountDownLatch table = new CountDownLatch(1);
    CountDownLatch finished = new CountDownLatch(1);

    assertThat(
            new InTime(Duration.ofMillis(1))
                .ask(() -> {
                  await(table);
                  finished.countDown();
                  return "late";
                }))
        .isEmpty();
    table.countDown();
    assertThat(finished.await(30, TimeUnit.SECONDS)).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
