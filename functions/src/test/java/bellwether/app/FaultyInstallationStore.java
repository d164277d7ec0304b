package bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.workspace.Installation;
import bellwether.store.memory.InMemoryInstallationStore;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Holds or fails the next write, as a slow or broken table would. */
final class FaultyInstallationStore extends InMemoryInstallationStore {
  final AtomicInteger revocations = new AtomicInteger();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private @Nullable Fault takeFault;

  private record Fault(boolean fails, boolean beforeWrite) {}

  synchronized void holdNextWrite(boolean before) {
    takeFault = new Fault(false, before);
  }

  synchronized void failNextWrite(boolean before) {
    takeFault = new Fault(true, before);
  }

  void awaitHeld() throws InterruptedException {
    assertThat(reached.await(2, TimeUnit.MINUTES)).isTrue();
  }

  void release() {
    released.countDown();
  }

  private synchronized @Nullable Fault takeFault() {
    Fault met = takeFault;
    takeFault = null;
    return met;
  }

  private void applyFault(Fault met) {
    if (met.fails()) {
      throw new IllegalStateException("the function died here");
    }
    reached.countDown();
    try {
      assertThat(released.await(2, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public boolean replace(@Nullable Installation known, Installation next) {
    Fault met = takeFault();
    if (met != null && met.beforeWrite()) {
      applyFault(met);
    }
    boolean replaced = super.replace(known, next);
    if (replaced && next.revokedAt() != null && (known == null || known.revokedAt() == null)) {
      revocations.incrementAndGet();
    }
    if (met != null && !met.beforeWrite()) {
      applyFault(met);
    }
    return replaced;
  }
}
