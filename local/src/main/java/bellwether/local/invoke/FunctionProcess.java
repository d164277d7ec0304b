package bellwether.local.invoke;

import bellwether.local.cli.UserError;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * Runs a function in its own process under AWS's Runtime Interface Client, as Lambda does: one
 * event at a time, with its state kept between events.
 */
public final class FunctionProcess implements AutoCloseable {
  /** Lambda's error type for a process that ended without a response. */
  static final String EXIT_ERROR = "Runtime.ExitError";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The options of Lambda's Java runtime, except for its CDS archive. */
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+TieredCompilation",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "--enable-native-access=ALL-UNNAMED");

  private final RuntimeApiServer api;
  private final Process process;
  private final Path temporaryDirectory;
  private final Thread outputThread;
  private long processStartNanos;

  private FunctionProcess(
      RuntimeApiServer api,
      Process process,
      Path temporaryDirectory,
      OutputStream log,
      long processStartNanos) {
    this.api = api;
    this.process = process;
    this.temporaryDirectory = temporaryDirectory;
    this.processStartNanos = processStartNanos;
    this.outputThread = Thread.ofVirtual().start(() -> copyOutput(log));
  }

  public static FunctionProcess start(
      Path taskRoot, LambdaFunction function, Map<String, String> environment, OutputStream log)
      throws IOException {
    return start(taskRoot, function.logicalId(), function.handler(), environment, List.of(), log);
  }

  /**
   * Starts any handler.
   *
   * @param taskRoot classes, and jars in {@code lib/}
   * @param handler a class's full name
   * @param environment variables in addition to Lambda's own
   * @param jvmOptions additional options
   * @param log receives the output of the function
   * @throws UserError if this is not Linux, which the Runtime Interface Client needs
   */
  public static FunctionProcess start(
      Path taskRoot,
      String name,
      String handler,
      Map<String, String> environment,
      List<String> jvmOptions,
      OutputStream log)
      throws IOException {
    if (!System.getProperty("os.name").equals("Linux")) {
      throw new UserError(
          "invoke needs Linux, because AWS's Runtime Interface Client does: use sam local invoke");
    }
    // A folder for this process only, because fixed names in /tmp may belong to another user.
    Path temporary = Files.createTempDirectory("bellwether-function");
    RuntimeApiServer api = new RuntimeApiServer(name, InstantSource.system());
    try {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(JVM_OPTIONS);
      command.add("-Djava.io.tmpdir=" + temporary);
      command.add(RuntimeClientLibrary.unpack(temporary));
      command.addAll(jvmOptions);
      command.addAll(List.of("-cp", runtimeClientClasspath(), AWSLambda.class.getName(), handler));
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.directory(taskRoot.toFile()); // where the client looks for the function
      builder.environment().clear();
      builder.environment().putAll(lambdaVariables(taskRoot, name, handler));
      builder.environment().putAll(environment);
      builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.authority());
      long startNanos = System.nanoTime();
      return new FunctionProcess(api, builder.start(), temporary, log, startNanos);
    } catch (IOException e) {
      api.close();
      FunctionZip.deleteRecursively(temporary);
      throw e;
    }
  }

  /**
   * Waits until the function is initialized, as one is that SnapStart or provisioned concurrency
   * prepared. The time of the next response then does not include the start.
   */
  public boolean awaitInitialized(Duration timeout) throws InterruptedException {
    processStartNanos = 0;
    return api.awaitInitialized(timeout);
  }

  /** Sends an event and waits for the response; one call at a time. */
  public InvocationResult invoke(String event, Duration timeout) throws InterruptedException {
    long startNanos = processStartNanos == 0 ? System.nanoTime() : processStartNanos;
    processStartNanos = 0;
    api.enqueue(event, timeout);
    RuntimeApiServer.Report report = api.reports().poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
    Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
    return switch (report) {
      case null -> new InvocationResult.Timeout(timeout);
      case RuntimeApiServer.Report.Response response ->
          new InvocationResult.Success(response.body(), elapsed);
      case RuntimeApiServer.Report.Failure failure -> toFailure(failure.body());
      case RuntimeApiServer.Report.Exited exited -> {
        api.reports().add(exited); // for later calls
        yield new InvocationResult.Failure(
            EXIT_ERROR, "the process ended with code " + exited.code());
      }
    };
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    api.close();
    try {
      outputThread.join(Duration.ofSeconds(5));
      FunctionZip.deleteRecursively(temporaryDirectory);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(temporaryDirectory + " can't be deleted", e);
    }
  }

  private static InvocationResult.Failure toFailure(String body) {
    try {
      JsonNode error = JSON.readTree(body);
      String message = error.path("errorMessage").asText("").lines().findFirst().orElse("");
      return new InvocationResult.Failure(error.path("errorType").asText("Unknown"), message);
    } catch (IOException e) {
      return new InvocationResult.Failure("Unknown", "");
    }
  }

  /**
   * Returns the variables that Lambda sets.
   *
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Reserved
   *     environment variables</a>
   */
  private static Map<String, String> lambdaVariables(Path taskRoot, String name, String handler) {
    return Map.ofEntries(
        Map.entry("_HANDLER", handler),
        Map.entry("LAMBDA_TASK_ROOT", taskRoot.toAbsolutePath().toString()),
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", name),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024"),
        Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + name),
        Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "local"),
        Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
        Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
        Map.entry("AWS_REGION", "us-east-1"),
        Map.entry("AWS_DEFAULT_REGION", "us-east-1"),
        Map.entry("AWS_ACCESS_KEY_ID", "local"),
        Map.entry("AWS_SECRET_ACCESS_KEY", "local"),
        Map.entry("LANG", "en_US.UTF-8"),
        Map.entry("TZ", ":UTC"));
  }

  /** Returns the jars of the Runtime Interface Client and its dependencies. */
  private static String runtimeClientClasspath() {
    return Stream.of(
            AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
        .map(FunctionProcess::jarOf)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("there is no file of " + type, e);
    }
  }

  /** Copies the output of the process until it ends, and then reports its end. */
  private void copyOutput(OutputStream log) {
    try (InputStream printed = process.getInputStream()) {
      printed.transferTo(log);
    } catch (IOException e) {
      // The process was killed; the output until then has been copied.
    }
    api.reports().add(new RuntimeApiServer.Report.Exited(process.onExit().join().exitValue()));
  }
}
