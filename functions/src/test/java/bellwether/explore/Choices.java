package bellwether.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Makes the choices of one execution: those of a given prefix, then always the first. */
public final class Choices {
  private final int[] prefix;
  private final VisitedStates visited;
  private final List<Choice> choices = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private Bounds remaining;

  /** The place of the choice among the options that the bounds allowed, and their number. */
  private record Choice(int index, int count) {}

  Choices(int[] prefix, Bounds bounds, VisitedStates visited) {
    this.prefix = prefix;
    this.remaining = bounds;
    this.visited = visited;
  }

  /**
   * Chooses one of the options; the first takes no fault and no preemption.
   *
   * @throws Pruned if all that can follow is explored from an equal state
   */
  public Option choose(List<Option> options, LongSupplier fingerprint) {
    if (choices.size() >= prefix.length && !visited.add(fingerprint.getAsLong(), remaining)) {
      throw new Pruned();
    }
    return choose(options);
  }

  /** Chooses one of the options in a state that the choice before determines. */
  public Option choose(List<Option> options) {
    List<Option> allowed = new ArrayList<>(options.size());
    for (Option option : options) {
      if (remaining.allow(option)) {
        allowed.add(option);
      }
    }
    int index = 0;
    if (allowed.size() > 1) {
      index = choices.size() < prefix.length ? prefix[choices.size()] : 0;
      choices.add(new Choice(index, allowed.size()));
    }
    Option chosen = allowed.get(index);
    remaining = remaining.minus(chosen);
    return chosen;
  }

  /** Remembers what happened, for the description of a counterexample. */
  public void record(String event) {
    events.add(event);
  }

  List<String> events() {
    return List.copyOf(events);
  }

  /** The next sequence of choices in depth-first order; empty after the last. */
  int[] next() {
    int depth = choices.size() - 1;
    while (depth >= 0 && choices.get(depth).index() + 1 == choices.get(depth).count()) {
      depth--;
    }
    int[] next = new int[depth + 1];
    for (int i = 0; i <= depth; i++) {
      next[i] = choices.get(i).index() + (i == depth ? 1 : 0);
    }
    return next;
  }

  /** Ends an execution whose continuations are all explored. */
  static final class Pruned extends Error {
    private static final long serialVersionUID = 1L;

    Pruned() {
      super("explored", null, false, false);
    }
  }
}
