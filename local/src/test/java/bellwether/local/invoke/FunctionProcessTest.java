package bellwether.local.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FunctionProcessTest {
  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  @TempDir private static Path taskRoot;

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  /** A function that does what the event says. */
  public static final class EchoHandler implements RequestStreamHandler {
    private int calls;

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
      switch (event) {
        case "\"throw\"" -> throw new IllegalStateException("as asked\nsecond line");
        case "\"exit\"" -> Runtime.getRuntime().halt(3);
        case "\"hang\"" -> {
          try {
            Thread.sleep(Long.MAX_VALUE);
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        }
        case "\"tmpdir\"" -> event = '"' + System.getProperty("java.io.tmpdir") + '"';
        case "\"native\"" -> event = '"' + loaded() + '"';
        default -> System.out.println("handling");
      }
      String answer =
          String.format(
              Locale.ROOT,
              "{\"call\":%d,\"event\":%s,\"function\":\"%s\",\"variable\":\"%s\"}",
              ++calls,
              event,
              context.getFunctionName(),
              System.getenv("VARIABLE"));
      output.write(answer.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the path of the client's native library. */
    private static String loaded() throws IOException {
      try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
        return maps.filter(line -> line.contains("aws-lambda-jni"))
            .map(line -> line.replaceFirst("^[^/]*", ""))
            .distinct()
            .collect(Collectors.joining());
      }
    }
  }

  public static final class BrokenHandler implements RequestStreamHandler {
    public BrokenHandler() {
      throw new IllegalStateException("VARIABLE is not set");
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {}
  }

  @BeforeAll
  static void copyHandlerClasses() throws IOException {
    assumeTrue(
        System.getProperty("os.name").equals("Linux"),
        "AWS's Runtime Interface Client has natives for Linux only");
    for (Class<?> type : List.of(EchoHandler.class, BrokenHandler.class)) {
      String file = type.getName().replace('.', '/') + ".class";
      Path target = taskRoot.resolve(file);
      Files.createDirectories(target.getParent());
      try (InputStream bytes = type.getClassLoader().getResourceAsStream(file)) {
        Files.copy(bytes, target);
      }
    }
  }

  private FunctionProcess start(Class<?> handler) throws IOException {
    return FunctionProcess.start(
        taskRoot, "EchoFunction", handler.getName(), Map.of("VARIABLE", "v"), List.of(), log);
  }

  @Test
  void events_areAnsweredByOneProcess() throws Exception {
    try (FunctionProcess process = start(EchoHandler.class)) {
      InvocationResult first = process.invoke("{\"é\":1}", TIMEOUT);
      InvocationResult second = process.invoke("[]", TIMEOUT);

      assertThat(first)
          .asInstanceOf(InstanceOfAssertFactories.type(InvocationResult.Success.class))
          .extracting(InvocationResult.Success::body)
          .isEqualTo(
              "{\"call\":1,\"event\":{\"é\":1},\"function\":\"EchoFunction\",\"variable\":\"v\"}");
      assertThat(second.toString()).contains("\"call\":2");
    }
    assertThat(log.toString(StandardCharsets.UTF_8)).contains("handling");
  }

  @Test
  void temporaryFiles_areDeletedOnClose() throws Exception {
    List<Path> folders = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      try (FunctionProcess process = start(EchoHandler.class)) {
        Path folder = Path.of(eventOf(process.invoke("\"tmpdir\"", TIMEOUT)));
        folders.add(folder);

        assertThat(folder).isDirectory();
        assertThat(eventOf(process.invoke("\"native\"", TIMEOUT)))
            .startsWith(folder.toRealPath() + "/");
      }
    }
    assertThat(folders)
        .doesNotHaveDuplicates()
        .allSatisfy(folder -> assertThat(folder).doesNotExist());
  }

  private static String eventOf(InvocationResult outcome) {
    return ((InvocationResult.Success) outcome)
        .body()
        .replaceFirst(".*\"event\":\"([^\"]+)\".*", "$1");
  }

  @Test
  void exception_isReportedInOneLineAndProcessContinues() throws Exception {
    try (FunctionProcess process = start(EchoHandler.class)) {
      assertThat(process.invoke("\"throw\"", TIMEOUT))
          .isEqualTo(new InvocationResult.Failure("java.lang.IllegalStateException", "as asked"));
      assertThat(process.invoke("1", TIMEOUT)).isInstanceOf(InvocationResult.Success.class);
    }
  }

  @Test
  void failedConstructor_isReported() throws Exception {
    try (FunctionProcess process = start(BrokenHandler.class)) {
      assertThat(process.invoke("1", TIMEOUT).toString()).contains("VARIABLE is not set");
    }
  }

  @Test
  void missingHandler_isReported() throws Exception {
    try (FunctionProcess process =
        FunctionProcess.start(taskRoot, "X", "no.Such", Map.of(), List.of(), log)) {
      assertThat(process.invoke("1", TIMEOUT))
          .isInstanceOfSatisfying(
              InvocationResult.Failure.class,
              failed -> assertThat(failed.message()).contains("no.Such"));
    }
  }

  @Test
  void exitedProcess_isAFailure() throws Exception {
    try (FunctionProcess process = start(EchoHandler.class)) {
      assertThat(process.invoke("\"exit\"", TIMEOUT))
          .isEqualTo(
              new InvocationResult.Failure("Runtime.ExitError", "the process ended with code 3"));
      assertThat(process.invoke("1", TIMEOUT)).isInstanceOf(InvocationResult.Failure.class);
    }
  }

  @Test
  void hangingFunction_timesOut() throws Exception {
    try (FunctionProcess process = start(EchoHandler.class)) {
      assertThat(process.invoke("1", TIMEOUT)).isInstanceOf(InvocationResult.Success.class);
      assertThat(process.invoke("\"hang\"", Duration.ofMillis(300)))
          .isEqualTo(new InvocationResult.Timeout(Duration.ofMillis(300)));
    }
  }
}
