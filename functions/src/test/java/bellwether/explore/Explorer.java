package bellwether.explore;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Executes a test once for each sequence of choices within bounds, depth first, and skips what
 * follows a state that was visited before. The same exploration has the same order in each run.
 */
public final class Explorer {
  private Explorer() {}

  /**
   * What an exploration found.
   *
   * @param schedules the number of executions
   * @param states the number of different states between them
   * @param counterexample the first execution that failed; null if none did
   */
  public record Result(long schedules, int states, @Nullable Counterexample counterexample) {

    /** Fails with the counterexample if there is one, and prints what was explored. */
    public void assertNoViolation(String subject) {
      System.out.printf(
          java.util.Locale.ROOT,
          "explored %s: %d schedules, %d states%n",
          subject,
          schedules,
          states);
      if (counterexample != null) {
        throw new AssertionError(counterexample.describe(), counterexample.failure());
      }
    }
  }

  /** An execution that failed, with what happened in it. */
  public record Counterexample(List<String> events, Throwable failure) {
    public String describe() {
      return failure.getMessage() + "\nafter:\n  " + String.join("\n  ", events);
    }
  }

  /** Explores until an execution fails or all are done. */
  public static Result explore(Bounds bounds, Consumer<Choices> execution) {
    AtomicReference<@Nullable Result> result = new AtomicReference<>();
    // Workers are virtual threads, and they hand over to each other faster than to this one.
    Thread explorer = Thread.ofVirtual().start(() -> result.set(exploreHere(bounds, execution)));
    try {
      explorer.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return Optional.ofNullable(result.get()).orElseThrow();
  }

  /** Explores with more and more faults, so that the first violation takes as few as possible. */
  public static Counterexample findViolation(Bounds bounds, Consumer<Choices> execution) {
    Result last = null;
    for (int faults = 0; faults <= bounds.faults(); faults++) {
      last = explore(new Bounds(faults, bounds.preemptions()), execution);
      if (last.counterexample() != null) {
        return last.counterexample();
      }
    }
    throw new AssertionError("no violation found: " + last);
  }

  private static Result exploreHere(Bounds bounds, Consumer<Choices> execution) {
    VisitedStates visited = new VisitedStates();
    int[] prefix = {};
    for (long schedules = 1; ; schedules++) {
      Choices choices = new Choices(prefix, bounds, visited);
      try {
        execution.accept(choices);
      } catch (Choices.Pruned e) {
        // the rest was explored before
      } catch (Throwable e) {
        return new Result(schedules, visited.size(), new Counterexample(choices.events(), e));
      }
      prefix = choices.next();
      if (prefix.length == 0) {
        return new Result(schedules, visited.size(), null);
      }
    }
  }
}
