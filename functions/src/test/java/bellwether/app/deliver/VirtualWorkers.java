package bellwether.app.deliver;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs workers concurrently in virtual time, which passes only when they wait: the worker that is
 * furthest behind continues, so that events are in order of time, and the same in each run.
 */
final class VirtualWorkers implements InstantSource {
  private final Instant start;
  private final Instant end;
  private final List<Worker> workers = new ArrayList<>();
  private final Map<Thread, Worker> byThread = new ConcurrentHashMap<>();

  private static final class Worker {
    private Instant now;
    private boolean done;
    private @Nullable Throwable failure;

    Worker(Instant now) {
      this.now = now;
    }
  }

  /** Stops a worker when the time is up. */
  private static final class TimeExpired extends Error {
    private static final long serialVersionUID = 1L;
  }

  VirtualWorkers(Instant start, Instant end) {
    this.start = start;
    this.end = end;
  }

  @Override
  public Instant instant() {
    Worker hand = byThread.get(Thread.currentThread());
    return hand == null ? start : hand.now;
  }

  /** Advances the time of the calling worker. */
  void advance(Duration duration) {
    Worker hand = byThread.get(Thread.currentThread());
    if (hand != null) {
      advanceTo(hand, hand.now.plus(duration));
    }
  }

  void advanceTo(Instant then) {
    Worker hand = byThread.get(Thread.currentThread());
    if (hand != null && then.isAfter(hand.now)) {
      advanceTo(hand, then);
    }
  }

  private void advanceTo(Worker hand, Instant then) {
    synchronized (workers) {
      hand.now = then;
      workers.notifyAll();
      awaitTurn(hand);
    }
    if (!hand.now.isBefore(end)) {
      throw new TimeExpired();
    }
  }

  private void awaitTurn(Worker hand) {
    synchronized (workers) {
      while (earliest() != hand) {
        try {
          workers.wait();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  private @Nullable Worker earliest() {
    Worker first = null;
    for (Worker hand : workers) {
      if (!hand.done && (first == null || hand.now.isBefore(first.now))) {
        first = hand;
      }
    }
    return first;
  }

  /** Runs the workers until each has returned or the time is up. */
  void run(List<Runnable> works) {
    List<Thread> threads = new ArrayList<>();
    for (Runnable work : works) {
      Worker hand = new Worker(start);
      workers.add(hand);
      threads.add(Thread.ofPlatform().unstarted(() -> run(hand, work)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    for (Worker hand : workers) {
      if (hand.failure != null) {
        throw new AssertionError(hand.failure);
      }
    }
  }

  private void run(Worker hand, Runnable work) {
    byThread.put(Thread.currentThread(), hand);
    try {
      awaitTurn(hand);
      work.run();
    } catch (TimeExpired e) {
      // expected
    } catch (Throwable e) {
      hand.failure = e;
    } finally {
      synchronized (workers) {
        hand.done = true;
        workers.notifyAll();
      }
    }
  }
}
