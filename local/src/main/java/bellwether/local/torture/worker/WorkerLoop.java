package bellwether.local.torture.worker;

import bellwether.local.terminal.Terminal;
import bellwether.local.terminal.TerminalEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Repeats steps side by side until the process is killed, whatever fails. In AWS each step is a
 * function of its own, so that one does not wait for another.
 *
 * @param steps by their names in the log
 */
record WorkerLoop(Map<String, Runnable> steps, Terminal terminal) {
  private static final Duration PAUSE = Duration.ofSeconds(3);

  WorkerLoop {
    steps = Map.copyOf(steps);
  }

  void run() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    steps.forEach((name, step) ->
        threads.add(Thread.ofPlatform().name(name).start(() -> repeat(name, step))));
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** A failed step is repeated, as the next invocation of a function would. */
  private void repeat(String name, Runnable step) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        step.run();
      } catch (RuntimeException e) {
        terminal.print(
            TerminalEvent.warn("step_failed", "", name + " failed: " + e.getMessage())
                .withCause(e));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
