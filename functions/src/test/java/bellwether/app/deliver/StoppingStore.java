package bellwether.app.deliver;

import bellwether.store.DeliveryStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Random;

/** A store whose caller stops at random, right after a call that succeeded. */
final class StoppingStore {
  private static final int MEAN_CALLS = 60;

  private StoppingStore() {}

  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  static DeliveryStore of(DeliveryStore store, Random random) {
    return (DeliveryStore)
        Proxy.newProxyInstance(
            DeliveryStore.class.getClassLoader(),
            new Class<?>[] {DeliveryStore.class},
            (_, method, arguments) -> {
              Object result;
              try {
                result = method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              if (random.nextInt(MEAN_CALLS) == 0) {
                throw new Stopped();
              }
              return result;
            });
  }
}
