package bellwether.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.notice.Alert;
import bellwether.slack.block.SafeText;
import bellwether.slack.message.NoticeMessages;
import bellwether.slack.reply.CaseReplies;
import bellwether.slack.reply.CommandReplies;
import bellwether.slack.reply.GeneralReplies;
import bellwether.slack.reply.ListReplies;
import bellwether.slack.schema.RenderedOutput;
import bellwether.slack.schema.SlackSchema;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests that output with hostile text stays within Slack's limits and contains nothing that Slack
 * would act upon.
 */
final class HostileTextTest {
  private static final long SEED = 20260101;
  private static final int MIN_OUTPUTS = 100_000;

  @Test
  @Tag("case-58")
  @Tag("case-59")
  void allOutput_isSafeAndWithinLimits() {
    Map<String, Supplier<List<RenderedOutput>>> makers =
        AllSlackOutput.of(new HostileRecords(SEED));
    int built = 0;
    for (int round = 0; built < MIN_OUTPUTS; round++) {
      for (Map.Entry<String, Supplier<List<RenderedOutput>>> maker : makers.entrySet()) {
        for (RenderedOutput each : maker.getValue().get()) {
          List<String> violations = violations(maker.getKey(), each);
          if (!violations.isEmpty()) {
            throw new AssertionError(
                String.format(
                    Locale.ROOT,
                    "seed %d, round %d, %s: %s%n%s",
                    SEED,
                    round,
                    maker.getKey(),
                    violations,
                    each));
          }
          built++;
        }
      }
    }
    System.out.printf(
        Locale.ROOT, "%,d messages built of seed %d, all within Slack's limits%n", built, SEED);
  }

  /** Results of {@link NoticeMessages#of} are posted; the others answer a command. */
  private static List<String> violations(String maker, RenderedOutput built) {
    return maker.startsWith("of ") && built instanceof RenderedOutput.Message message
        ? SlackSchema.postViolations(message)
        : SlackSchema.violations(built);
  }

  @Test
  void alertText_beginsWithSeverityAndVendorAndIsShort() {
    HostileRecords any = new HostileRecords(SEED);
    for (int i = 0; i < MIN_OUTPUTS; i++) {
      Alert alert = any.alert();
      String vendor = SafeText.escape(SafeText.clean(alert.vendor(), 40));
      boolean possibleRepeat = i % 2 == 0;
      assertThat(NoticeMessages.of(alert, "d1", possibleRepeat).getFirst().text())
          .as("seed %d, alert %d", SEED, i)
          .hasSizeLessThanOrEqualTo(150)
          .containsPattern("^(🔴 Critical|🟠 High|🟡 Medium|⚪ Low): ")
          .doesNotContainPattern("[<>]")
          .contains(": " + vendor.substring(0, Math.min(10, vendor.length())));
    }
  }

  @Test
  void everyMessage_hasSample() {
    Set<String> made =
        AllSlackOutput.of(new HostileRecords(SEED)).keySet().stream()
            .map(name -> name.split(" ", 2)[0])
            .collect(Collectors.toSet());
    assertThat(
            Stream.of(
                    NoticeMessages.class,
                    CommandReplies.class,
                    GeneralReplies.class,
                    ListReplies.class,
                    CaseReplies.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName))
        .isSubsetOf(made);
  }
}
