package bellwether.explore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs workers one at a time in virtual time. Before each effect, the choices decide whether the
 * worker continues, crashes, or is interrupted by another one, possibly for a long time.
 */
public final class Workers {
  private static final int MAX_STEPS = 3_000;

  private final Choices choices;
  private final World world;
  private final List<Worker> workers = new ArrayList<>();
  private final Thread main = Thread.currentThread();
  private Instant now;
  private int stepCount;
  private volatile @Nullable Worker running;
  private volatile boolean ended;
  private volatile @Nullable Throwable failure;

  /** Ends the invocation of a worker. */
  private static final class Ended extends Error {
    private static final long serialVersionUID = 1L;

    Ended() {
      super("ended", null, false, false);
    }
  }

  public Workers(Choices choices, World world, Instant start) {
    this.choices = choices;
    this.world = world;
    this.now = start;
  }

  /**
   * Adds a worker.
   *
   * @param clockOffset what its clock is ahead
   * @param interval the time from the end of an invocation to the start of the next one
   */
  public Worker add(Duration clockOffset, Duration interval) {
    String name = Character.toString('A' + workers.size());
    Worker worker = new Worker(name, this, clockOffset, interval);
    workers.add(worker);
    return worker;
  }

  public Instant now() {
    return now;
  }

  /** Runs until no worker has anything to do. */
  public void run() {
    moveOn(null);
    while (!ended) {
      LockSupport.park(this);
    }
    for (Worker worker : workers) {
      release(worker);
    }
    Throwable thrown = failure;
    if (thrown instanceof Error error) {
      throw error;
    } else if (thrown != null) {
      throw new AssertionError(thrown.toString(), thrown);
    }
  }

  private static void release(Worker worker) {
    Thread thread = worker.thread;
    if (thread != null) {
      LockSupport.unpark(thread);
    }
  }

  /** Performs an effect of the running worker, before which others may interrupt it. */
  public <T> T perform(String effect, Supplier<T> action) {
    return perform(effect, Instant.MAX, action);
  }

  /**
   * The same for an effect that begins by a certain time if at all.
   *
   * @param latestStart in global time
   */
  public <T> T perform(String effect, Instant latestStart, Supplier<T> action) {
    Worker worker = current();
    worker.pausableUntil = latestStart;
    moveOn(worker);
    worker.pausableUntil = Instant.MAX;
    worker.learn(effect.hashCode());
    record(worker.name() + ": " + effect);
    return action.get();
  }

  /** The global time at which the clock of the running worker shows this. */
  public Instant whenClockShows(Instant time) {
    return time.plus(Duration.between(current().instant(), now));
  }

  /** Tells the running worker the result of an effect. */
  public void learn(long result) {
    current().learn(result);
  }

  /** Chooses the outcome of an effect; the first option is the one without a fault. */
  public Option choose(List<Option> outcomes) {
    Option chosen = choices.choose(outcomes);
    if (chosen.faults() > 0) {
      record("  " + chosen.label());
    }
    return chosen;
  }

  /** Lets others interrupt the running worker after an effect whose result it has. */
  public void pause() {
    moveOn(current());
  }

  void sleep(Worker worker, Duration duration) {
    worker.wakesAt = now.plus(duration);
    moveOn(worker);
  }

  private Worker current() {
    Worker worker = running;
    if (worker == null) {
      throw new IllegalStateException("no worker is running");
    }
    return worker;
  }

  /** Remembers an event, for the description of a counterexample. */
  public void record(String event) {
    choices.record(event);
  }

  /** Hands over to the worker that is chosen to run next. */
  private void moveOn(@Nullable Worker from) {
    if (ended) {
      throw new Ended();
    }
    if (++stepCount > MAX_STEPS) {
      throw new AssertionError("the work does not end");
    }
    List<Step> steps = new Steps(workers, from, now).all();
    if (steps.isEmpty()) {
      end(null);
      return;
    }
    Step step = chooseStep(steps);
    if (step.at().isAfter(now)) {
      for (Worker worker : workers) {
        worker.isPaused |= worker.isRunnable(now);
      }
      now = step.at();
      world.timePassed(now);
      record("time: " + now);
    }
    if (step.isCrash()) {
      record(step.worker().name() + " crashes");
      throw new Ended();
    }
    hand(step.worker(), from);
  }

  private Step chooseStep(List<Step> steps) {
    List<Option> options = new ArrayList<>(steps.size());
    for (Step step : steps) {
      options.add(step.option());
    }
    Option chosen = choices.choose(options, this::fingerprint);
    for (Step step : steps) {
      if (step.option() == chosen) {
        return step;
      }
    }
    throw new AssertionError("an option that was not offered: " + chosen.label());
  }

  private void hand(Worker to, @Nullable Worker from) {
    to.isPaused = false;
    to.wakesAt = Instant.MIN;
    to.learn(now.toEpochMilli());
    running = to;
    if (to == from) {
      return;
    }
    if (to.isInvoked()) {
      release(to);
    } else {
      record(to.name() + " starts");
      Thread thread = Thread.ofVirtual().unstarted(() -> invoke(to));
      to.thread = thread;
      thread.start();
    }
    if (from != null && from.isInvoked()) {
      while (running != from && !ended) {
        LockSupport.park(this);
      }
      if (ended) {
        throw new Ended();
      }
    }
  }

  private void invoke(Worker worker) {
    try {
      try {
        worker.program().invocation().run();
      } catch (Ended e) {
        if (ended) {
          return;
        }
      }
      worker.ended(now);
      running = null;
      moveOn(null);
    } catch (Throwable e) {
      end(e);
    }
  }

  private void end(@Nullable Throwable thrown) {
    if (!ended) {
      failure = thrown;
      ended = true;
      LockSupport.unpark(main);
    }
  }

  private long fingerprint() {
    Fingerprint state = new Fingerprint().add(now);
    Worker current = running;
    state.add(current == null ? -1 : workers.indexOf(current));
    workers.forEach(worker -> worker.describe(state));
    world.describe(state);
    return state.value();
  }
}
