package bellwether.app.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.app.feeds.PolledFeeds;
import bellwether.domain.vendor.Vendor;
import bellwether.store.MentionStore;
import bellwether.store.memory.ForwardingStores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FailingDigestTest {
  private final DigestSweep sweep = new DigestSweep();

  @Test
  void customerWhoseDigestFails_costsNoOtherCustomer() {
    List<String> customers = IntStream.range(0, 20).mapToObj(i -> "T" + i).toList();
    customers.forEach(customer -> sweep.customers.addVendor(customer, Vendor.ofName("Inkwell")));
    sweep.clock.advance(Duration.ofHours(1));
    DigestWriter writer =
        new DigestWriter(
            new PolledFeeds(List.of(DigestSweep.feed("fresh")), sweep.stores.customerFeeds()),
            failingFor("T7"),
            sweep.clock);

    assertThatThrownBy(() -> writer.writeDue(7)).hasMessage("a row that cannot be read");

    assertThat(customers)
        .filteredOn(customer -> sweep.digests(customer).isEmpty())
        .containsExactly("T7");
  }

  private ForwardingStores failingFor(String customer) {
    MentionStore failing =
        (MentionStore)
            Proxy.newProxyInstance(
                MentionStore.class.getClassLoader(),
                new Class<?>[] {MentionStore.class},
                (_, method, arguments) -> {
                  if (customer.equals(arguments[0])) {
                    throw new IllegalStateException("a row that cannot be read");
                  }
                  try {
                    return method.invoke(sweep.stores.mentions(), arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return new ForwardingStores(sweep.stores) {
      @Override
      public MentionStore mentions() {
        return failing;
      }
    };
  }
}
