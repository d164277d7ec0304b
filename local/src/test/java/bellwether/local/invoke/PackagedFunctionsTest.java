package bellwether.local.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(Lifecycle.PER_CLASS)
final class PackagedFunctionsTest {
  private PackagedFunctions functions;

  @BeforeAll
  void start() throws IOException {
    PackagedFunctions.assumeAvailable();
    functions = new PackagedFunctions();
  }

  @AfterAll
  void stop() throws IOException {
    if (functions != null) {
      functions.close();
    }
  }

  @Test
  void handlers_ofTheTemplateAreInTheZip() throws IOException {
    Map<String, String> named = new TreeMap<>();
    Matcher function =
        Pattern.compile("(?m)^  (\\w+):\\n(?:    .*\\n)*?      Handler: (\\S+)$")
            .matcher(Files.readString(Path.of("../template.yaml")));
    while (function.find()) {
      named.put(function.group(1), function.group(2));
    }
    Map<String, String> known = new TreeMap<>();
    for (LambdaFunction name : LambdaFunction.values()) {
      known.put(name.logicalId(), name.handler());
      assertThat(functions.taskRoot().resolve(name.handler().replace('.', '/') + ".class"))
          .isRegularFile();
    }
    assertThat(named).isEqualTo(known);
  }

  @ParameterizedTest
  @EnumSource(
      value = LambdaFunction.class,
      names = {"POLL", "MATCH", "DELIVER", "FORWARD", "DIGEST"})
  void badEvent_isReportedInOneLineWithoutATrace(LambdaFunction function) throws Exception {
    int before = functions.log().length();

    InvocationResult outcome = functions.invoke(function, "bad-event.json");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            InvocationResult.Failure.class,
            failed -> assertThat(failed.message()).contains("pass one like those in events/"));
    assertThat(functions.log().substring(before)).doesNotContain("\tat ");
  }
}
