package bellwether.store.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class SecretReaderTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final List<String> requests = new ArrayList<>();
  private final SecretReader secrets =
      new SecretReader(
          name -> {
            requests.add(name);
            return name + "-" + requests.size();
          },
          nanos::get);

  @Test
  void read_callsTheSourceOncePerName() {
    assertThat(secrets.read("a")).isEqualTo("a-1");
    assertThat(secrets.read("a")).isEqualTo("a-1");
    assertThat(secrets.read("b")).isEqualTo("b-2");
    assertThat(requests).containsExactly("a", "b");
  }

  @Test
  void read_refreshesAnExpiredValue() {
    secrets.read("a");
    nanos.addAndGet(Duration.ofMinutes(5).toNanos());
    assertThat(secrets.read("a")).isEqualTo("a-2");
  }

  @Test
  void read_doesNotCacheAFailure() {
    List<String> tries = new ArrayList<>();
    SecretReader failing =
        new SecretReader(
            name -> {
              tries.add(name);
              if (tries.size() == 1) {
                throw new StoreException("GetSecretValue on a failed: throttled");
              }
              return "value";
            },
            nanos::get);
    assertThatThrownBy(() -> failing.read("a")).isInstanceOf(StoreException.class);
    assertThat(failing.read("a")).isEqualTo("value");
  }
}
