package bellwether.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.local.cli.UserError;
import bellwether.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class DynamoDbStartupTest {
  private final List<String> notices = new CopyOnWriteArrayList<>();

  @Test
  void slowStart_printsANotice() {
    CountDownLatch printed = new CountDownLatch(1);
    DynamoDbStartup startup =
        new DynamoDbStartup(
            Duration.ofMillis(1),
            line -> {
              notices.add(line);
              printed.countDown();
            });

    startup.await(() -> {
      try {
        printed.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });

    assertThat(notices).singleElement().asString().contains("waiting for DynamoDB Local");
  }

  @Test
  void quickStart_printsNothing() {
    startup().await(() -> {});

    assertThat(notices).isEmpty();
  }

  @Test
  void timeout_isOneLineThatNamesTheFix() {
    StoreException timeout =
        new StoreException("CreateTable on feeds failed", new IllegalStateException());

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
  void otherException_isRethrown() {
    IllegalStateException defect = new IllegalStateException("a defect");

    assertThatThrownBy(() ->
            startup()
                .await(() -> {
                  throw defect;
                }))
        .isSameAs(defect);
  }

  private DynamoDbStartup startup() {
    return new DynamoDbStartup(Duration.ofMinutes(10), notices::add);
  }
}
