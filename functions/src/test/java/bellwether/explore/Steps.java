package bellwether.explore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists what may happen next, beginning with what happens without a fault. */
final class Steps {
  private static final Option CONTINUE = Option.normal("continue");
  private static final Option CRASH = Option.fault("crash");

  private final List<Worker> workers;
  private final @Nullable Worker current;
  private final Instant now;

  /** When each worker starts or wakes up next; null if it can run now or never will. */
  private final @Nullable Instant[] times;

  private final List<Step> steps = new ArrayList<>();

  /**
   * @param current the worker that has the turn; null if its invocation ended
   */
  Steps(List<Worker> workers, @Nullable Worker current, Instant now) {
    this.workers = workers;
    this.current = current;
    this.now = now;
    this.times = new Instant[workers.size()];
  }

  List<Step> all() {
    int interrupts = 0;
    if (current != null && current.isRunnable(now)) {
      steps.add(new Step(CONTINUE, current, now, false));
      steps.add(new Step(CRASH, current, now, true));
      interrupts = 1;
    }
    for (Worker worker : workers) {
      if (worker != current && worker.isRunnable(now)) {
        steps.add(new Step(new Option("resume", 0, interrupts), worker, now, false));
      }
    }
    Instant next = findNext();
    if (next != null && (next.equals(now) || mayPauseUntil(next))) {
      Option option = new Option("start", next.equals(now) ? 0 : countPauses(), interrupts);
      addStarts(next, option);
    }
    return steps;
  }

  private @Nullable Instant findNext() {
    Instant next = null;
    for (int i = 0; i < times.length; i++) {
      Worker worker = workers.get(i);
      times[i] = worker.isInvoked() ? worker.wakeTime(now) : worker.nextStart(now);
      Instant time = times[i];
      if (time != null && (next == null || time.isBefore(next))) {
        next = time;
      }
    }
    return next;
  }

  private void addStarts(Instant next, Option option) {
    for (int i = 0; i < times.length; i++) {
      if (next.equals(times[i]) && isFirstOfItsKind(i)) {
        steps.add(
            new Step(
                new Option(option.label(), option.faults(), option.preemptions()),
                workers.get(i),
                next,
                false));
      }
    }
  }

  /** Of idle workers that do not differ, only the first one starts. */
  private boolean isFirstOfItsKind(int index) {
    for (int i = 0; i < index; i++) {
      Instant time = times[i];
      if (time != null && time.equals(times[index]) && workers.get(i).isLike(workers.get(index))) {
        return false;
      }
    }
    return true;
  }

  private boolean mayPauseUntil(Instant next) {
    for (Worker worker : workers) {
      if (worker.isRunnable(now) && worker.pausableUntil.isBefore(next)) {
        return false;
      }
    }
    return true;
  }

  private int countPauses() {
    int count = 0;
    for (Worker worker : workers) {
      count += worker.isRunnable(now) && !worker.isPaused ? 1 : 0;
    }
    return count;
  }
}
