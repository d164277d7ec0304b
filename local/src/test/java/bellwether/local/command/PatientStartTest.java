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

final class PatientStartTest {
  private final List<String> said = new CopyOnWriteArrayList<>();

  @Test
  void slowStart_isWaitedForAndSaidSo() {
    CountDownLatch spoken = new CountDownLatch(1);
    PatientStart patient =
        new PatientStart(
            Duration.ofMillis(1),
            line -> {
              said.add(line);
              spoken.countDown();
            });

    patient.await(() -> {
      try {
        spoken.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });

    assertThat(said).singleElement().asString().contains("waiting for DynamoDB Local");
  }

  @Test
  void quickStart_saysNothing() {
    patient().await(() -> {});

    assertThat(said).isEmpty();
  }

  @Test
  void silence_isOneLineThatNamesTheFix() {
    StoreException silent =
        new StoreException("CreateTable on feeds failed", new IllegalStateException());

    assertThatThrownBy(() ->
            patient()
                .await(() -> {
                  throw silent;
                }))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("CreateTable on feeds failed")
        .hasMessageContaining("less busy");
  }

  @Test
  void defect_isThrownAsItIs() {
    IllegalStateException defect = new IllegalStateException("ours");

    assertThatThrownBy(() ->
            patient()
                .await(() -> {
                  throw defect;
                }))
        .isSameAs(defect);
  }

  private PatientStart patient() {
    return new PatientStart(Duration.ofMinutes(10), said::add);
  }
}
