package bellwether.local.torture.worker;

import bellwether.local.terminal.Terminal;
import bellwether.local.terminal.TerminalEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Repeats steps side by side until the process is killed, whatever fails. In AWS each step is a
 * function of its own, so that one does not wait for another.
 */
record WorkerLoop(List<Step> steps, Terminal terminal) {

  /**
   * What is repeated.
   *
   * @param name for the log
   * @param pause after each time
   */
  record Step(String name, Duration pause, Runnable action) {}

  WorkerLoop {
    steps = List.copyOf(steps);
  }

  void run() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (Step step : steps) {
      threads.add(Thread.ofPlatform().name(step.name()).start(() -> repeat(step)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** A failed step is repeated, as the next invocation of a function would. */
  private void repeat(Step step) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        step.action().run();
      } catch (RuntimeException e) {
        terminal.print(
            TerminalEvent.warn("step_failed", "", step.name() + " failed: " + e.getMessage())
                .withCause(e));
      }
      LockSupport.parkNanos(step.pause().toNanos());
    }
  }
}
