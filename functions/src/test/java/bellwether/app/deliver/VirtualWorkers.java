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
 * Workers side by side in a time that only passes where they let it: whoever is furthest behind
 * goes on, so that what they do to each other happens in the order of time, and the same each run.
 */
final class VirtualWorkers implements InstantSource {
  private final Instant start;
  private final Instant end;
  private final List<Hand> hands = new ArrayList<>();
  private final Map<Thread, Hand> byThread = new ConcurrentHashMap<>();

  private static final class Hand {
    private Instant now;
    private boolean done;
    private @Nullable Throwable failure;

    Hand(Instant now) {
      this.now = now;
    }
  }

  /** Thrown through a worker once the time is up. */
  private static final class TimeIsUp extends Error {
    private static final long serialVersionUID = 1L;
  }

  VirtualWorkers(Instant start, Instant end) {
    this.start = start;
    this.end = end;
  }

  @Override
  public Instant instant() {
    Hand hand = byThread.get(Thread.currentThread());
    return hand == null ? start : hand.now;
  }

  /** Lets time pass for the worker that calls. */
  void pass(Duration duration) {
    Hand hand = byThread.get(Thread.currentThread());
    if (hand != null) {
      passUntil(hand, hand.now.plus(duration));
    }
  }

  void passUntil(Instant then) {
    Hand hand = byThread.get(Thread.currentThread());
    if (hand != null && then.isAfter(hand.now)) {
      passUntil(hand, then);
    }
  }

  private void passUntil(Hand hand, Instant then) {
    synchronized (hands) {
      hand.now = then;
      hands.notifyAll();
      awaitTurn(hand);
    }
    if (!hand.now.isBefore(end)) {
      throw new TimeIsUp();
    }
  }

  private void awaitTurn(Hand hand) {
    synchronized (hands) {
      while (first() != hand) {
        try {
          hands.wait();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  private @Nullable Hand first() {
    Hand first = null;
    for (Hand hand : hands) {
      if (!hand.done && (first == null || hand.now.isBefore(first.now))) {
        first = hand;
      }
    }
    return first;
  }

  /** Runs the workers from the start until each returned or the time is up. */
  void run(List<Runnable> works) {
    List<Thread> threads = new ArrayList<>();
    for (Runnable work : works) {
      Hand hand = new Hand(start);
      hands.add(hand);
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
    for (Hand hand : hands) {
      if (hand.failure != null) {
        throw new AssertionError(hand.failure);
      }
    }
  }

  private void run(Hand hand, Runnable work) {
    byThread.put(Thread.currentThread(), hand);
    try {
      awaitTurn(hand);
      work.run();
    } catch (TimeIsUp e) {
      // as it should be
    } catch (Throwable e) {
      hand.failure = e;
    } finally {
      synchronized (hands) {
        hand.done = true;
        hands.notifyAll();
      }
    }
  }
}
