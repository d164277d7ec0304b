package bellwether.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.local.cli.UserError;
import bellwether.local.terminal.TerminalEvent;
import bellwether.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class DynamoDbStartupTest {
  private final StoreException timeout =
      new StoreException("CreateTable on feeds failed: ApiCallTimeoutException");

  private final List<TerminalEvent> notices = new CopyOnWriteArrayList<>();

  @Test
  void slowStart_printsNoticesUntilItIsDone() {
    CountDownLatch printed = new CountDownLatch(2);
    DynamoDbStartup startup =
        new DynamoDbStartup(
            Duration.ofMillis(1),
            notice -> {
              notices.add(notice);
              printed.countDown();
            });

    startup.await(() -> {
      try {
        printed.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });

    assertThat(notices)
        .hasSizeGreaterThan(1)
        .allMatch(notice -> notice.text().startsWith("waiting for DynamoDB Local"));
  }

  @Test
  void quickStart_printsNothing() {
    startup().await(() -> {});

    assertThat(notices).isEmpty();
  }

  @Test
  void timeout_isRepeated() {
    AtomicInteger attempts = new AtomicInteger();

    startup()
        .await(() -> {
          if (attempts.incrementAndGet() < 3) {
            throw timeout;
          }
        });

    assertThat(attempts).hasValue(3);
  }

  @Test
  void manyTimeouts_areOneLineThatNamesTheFix() {
    assertThatThrownBy(() ->
            startup()
                .await(() -> {
                  throw timeout;
                }))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("CreateTable on feeds failed")
        .hasMessageContaining("less busy");
  }

  @Test
  void otherException_isRethrownAtOnce() {
    for (RuntimeException other :
        List.of(new IllegalStateException("a defect"), new StoreException("InternalFailure"))) {
      assertThatThrownBy(() ->
              startup()
                  .await(() -> {
                    throw other;
                  }))
          .isSameAs(other);
    }
  }

  private DynamoDbStartup startup() {
    return new DynamoDbStartup(Duration.ofMinutes(10), notices::add);
  }
}
