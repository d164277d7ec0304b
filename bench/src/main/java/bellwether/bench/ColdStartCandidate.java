package bellwether.bench;

import bellwether.local.invoke.FunctionProcess;
import bellwether.local.invoke.InvocationResult;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A function whose cold start is measured with one event. */
record ColdStartCandidate(
    String name,
    Path taskRoot,
    String handler,
    Event event,
    Map<String, String> variables,
    List<String> jvmOptions) {
  private static final String INITIALIZATION_TYPE = "AWS_LAMBDA_INITIALIZATION_TYPE";
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** An event that is signed anew each time. */
  interface Event {
    String read() throws IOException;
  }

  /** A function that does nothing. */
  static ColdStartCandidate empty() throws IOException, URISyntaxException {
    return new ColdStartCandidate(
        "empty handler",
        packEmptyFunction(),
        EmptyHandler.class.getName(),
        () -> "{}",
        Map.of(),
        List.of());
  }

  /** Creates a task root with the empty handler and the jar that it needs. */
  private static Path packEmptyFunction() throws IOException, URISyntaxException {
    Path root = Files.createTempDirectory("empty-function");
    String name = EmptyHandler.class.getName().replace('.', '/') + ".class";
    Path file = root.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    try (InputStream bytes = EmptyHandler.class.getResourceAsStream("EmptyHandler.class")) {
      Files.copy(bytes, file);
    }
    Path core =
        Path.of(
            RequestStreamHandler.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Files.createDirectories(root.resolve("lib"));
    Files.copy(core, root.resolve("lib/core.jar"), StandardCopyOption.REPLACE_EXISTING);
    return root;
  }

  /** Starts the process; if it is prepared ahead of events, waits until it is. */
  FunctionProcess start() throws IOException, InterruptedException {
    FunctionProcess process =
        FunctionProcess.start(
            taskRoot, handler, handler, variables, jvmOptions, OutputStream.nullOutputStream());
    if (variables.containsKey(INITIALIZATION_TYPE) && !process.awaitInitialized(TIMEOUT)) {
      process.close();
      throw new IllegalStateException(name + " was not initialized within " + TIMEOUT);
    }
    return process;
  }

  /** The same function as provisioned concurrency or SnapStart would prepare it. */
  ColdStartCandidate prepared() {
    Map<String, String> ahead = new HashMap<>(variables);
    ahead.put(INITIALIZATION_TYPE, "provisioned-concurrency");
    return new ColdStartCandidate("prepared, " + name, taskRoot, handler, event, ahead, jvmOptions);
  }

  /** The time until the process responds, in milliseconds. */
  double respond(FunctionProcess process) throws IOException, InterruptedException {
    return switch (process.invoke(event.read(), TIMEOUT)) {
      case InvocationResult.Success response
          when !response.body().contains("statusCode")
              || response.body().replace(".0", "").contains("\"statusCode\":200") ->
          response.elapsed().toNanos() / 1e6;
      case InvocationResult other -> throw new IllegalStateException(name + " returned " + other);
    };
  }

  /** The classes that a process loads until its first response. */
  long countClasses() throws IOException, InterruptedException {
    Path log = Files.createTempFile("classes", ".txt");
    ColdStartCandidate logged = with("-Xlog:class+load:file=" + log);
    try (FunctionProcess process = logged.start()) {
      logged.respond(process);
    }
    try (Stream<String> lines = Files.lines(log)) {
      return lines.count();
    }
  }

  /** The size of its files. */
  double megabytes() throws IOException {
    try (Stream<Path> files = Files.walk(taskRoot)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum()
          / 1e6;
    }
  }

  private ColdStartCandidate with(String jvmOption) {
    List<String> options = new ArrayList<>(jvmOptions);
    options.add(jvmOption);
    return new ColdStartCandidate(name, taskRoot, handler, event, variables, options);
  }
}
