package bellwether.local.torture;

import bellwether.local.torture.worker.WorkerMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A worker that can be killed, started again, and paused, as the processes of a cloud are. */
final class WorkerProcess implements AutoCloseable {
  private final Map<String, String> variables;
  private final Path log;
  private final Thread killer = Thread.ofPlatform().unstarted(this::kill);
  private @Nullable Process process;

  WorkerProcess(Map<String, String> variables, Path log) {
    // A worker that is paused does not notice that this process ended.
    Runtime.getRuntime().addShutdownHook(killer);
    this.variables = Map.copyOf(variables);
    this.log = log;
  }

  synchronized void start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Xmx384m",
            "-cp",
            System.getProperty("java.class.path"),
            WorkerMain.class.getName());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(variables);
    process = builder.start();
  }

  /** Kills it at once, with no chance to finish anything. */
  synchronized void kill() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }

  synchronized void pause() {
    signal("STOP");
  }

  synchronized void resume() {
    signal("CONT");
  }

  synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  private void signal(String name) {
    if (!isAlive() || process == null) {
      return;
    }
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(killer);
  }
}
