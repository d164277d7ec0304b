package bellwether.slack;

import bellwether.slack.schema.Built;
import bellwether.slack.schema.SlackLimits;
import bellwether.slack.message.Messages;
import bellwether.slack.reply.CommandMessages;
import bellwether.slack.reply.HelpMessages;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Whatever a feed writes: within Slack's limits, and nothing that Slack would act upon. */
final class HostileTextTest {
  private static final long SEED = 20260101;
  private static final int ENOUGH = 100_000;

  @Test
  @Tag("case-58")
  @Tag("case-59")
  void everythingSaid_staysSafeAndWithinLimits() {
    Map<String, Supplier<List<Built>>> makers = Makers.of(new HostileRecords(SEED));
    int built = 0;
    for (int round = 0; built < ENOUGH; round++) {
      for (Map.Entry<String, Supplier<List<Built>>> maker : makers.entrySet()) {
        for (Built each : maker.getValue().get()) {
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

  /** What {@link Messages#of} words is posted; the rest answers a command. */
  private static List<String> violations(String maker, Built built) {
    return maker.startsWith("of ") && built instanceof Built.Message message
        ? SlackLimits.postViolations(message)
        : SlackLimits.violations(built);
  }

  @Test
  void everyMessage_hasAMaker() {
    Set<String> made =
        Makers.of(new HostileRecords(SEED)).keySet().stream()
            .map(name -> name.split(" ", 2)[0])
            .collect(Collectors.toSet());
    assertThat(
            Stream.of(Messages.class, CommandMessages.class, HelpMessages.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName))
        .isSubsetOf(made);
  }
}
