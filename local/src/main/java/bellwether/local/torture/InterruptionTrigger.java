package bellwether.local.torture;

import bellwether.local.torture.Interruption.Moment;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits for the moment at which a worker is to be interrupted, and interrupts it. */
final class InterruptionTrigger {
  private final Action action;

  /** The number of a worker that is not known. */
  static final int UNKNOWN_WORKER = -1;

  private @Nullable Interruption armed;
  private int remaining;
  private CountDownLatch done = new CountDownLatch(0);

  /** Kills or pauses a worker. */
  interface Action {
    void interrupt(int worker, boolean pause);
  }

  InterruptionTrigger(Action action) {
    this.action = action;
  }

  synchronized void arm(Interruption interruption) {
    armed = interruption;
    remaining = interruption.nth();
    done = new CountDownLatch(1);
  }

  /**
   * Called whenever a worker reaches a moment.
   *
   * @param worker its number, or {@link #UNKNOWN_WORKER}
   * @return whether the worker was killed, so that its request is lost
   */
  boolean reach(int worker, Moment moment) {
    @Nullable Interruption due;
    synchronized (this) {
      due = armed;
      if (due == null || due.moment() != moment || --remaining > 0) {
        return false;
      }
      armed = null;
    }
    fire(due, worker);
    return !due.pause();
  }

  /** Interrupts the worker now if the moment does not come in time. */
  void await(Duration limit) throws InterruptedException {
    CountDownLatch latch;
    synchronized (this) {
      latch = done;
    }
    if (latch.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      return;
    }
    @Nullable Interruption late;
    synchronized (this) {
      late = armed;
      armed = null;
    }
    if (late != null) {
      fire(late, UNKNOWN_WORKER);
    }
    latch.await();
  }

  private void fire(Interruption due, int worker) {
    action.interrupt(worker == UNKNOWN_WORKER ? due.otherwise() : worker, due.pause());
    synchronized (this) {
      done.countDown();
    }
  }
}
