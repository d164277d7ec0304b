package bellwether.lambda;

import static bellwether.lambda.TemplateFile.FUNCTIONS;
import static bellwether.lambda.TemplateFile.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that failures are seen, and that alarms end by themselves. */
final class TemplateAlarmsTest {
  /** Metrics without an alarm: nothing is wrong, or it concerns a customer only. */
  private static final Set<String> DASHBOARD_ONLY = Set.of("FailingCustomerFeeds", "RefusedMails");

  private static final Pattern PUT = Pattern.compile("metrics\\.put\\(\\s*\"(\\w+)\"");

  private final TemplateFile file = new TemplateFile();
  private final Map<String, JsonNode> alarms = file.resources("AWS::CloudWatch::Alarm");

  @Test
  void alarms_coverEachMetricOfTheCode() throws IOException {
    Set<String> covered = new TreeSet<>(DASHBOARD_ONLY);
    alarms.forEach((name, alarm) -> {
      if (alarm.path("Namespace").asText().equals("Bellwether")) {
        covered.add(alarm.required("MetricName").textValue());
        assertThat(alarm.required("Dimensions").toString())
            .as(name)
            .isEqualTo("[{\"Name\":\"StackName\",\"Value\":\"AWS::StackName\"}]");
      }
    });
    assertThat(covered).isEqualTo(metricsOfTheCode());
  }

  @Test
  void functionsWithMetrics_knowTheirStack() throws IOException {
    for (String name : FUNCTIONS) {
      boolean publishes = !metricsOf(handlers().resolve(name + "Handler.java")).isEmpty();
      assertThat(
              file.properties(name + "Function")
                  .at("/Environment/Variables/BELLWETHER_STACK")
                  .asText())
          .as(name)
          .isEqualTo(publishes ? "AWS::StackName" : "");
    }
  }

  @Test
  void alarms_tellWhenTheyBeginAndEnd_andHaveARunbook() throws IOException {
    List<String> lines = Files.readAllLines(ROOT.resolve("docs/operations.md"));
    alarms.forEach((name, alarm) -> {
      for (String actions : List.of("AlarmActions", "OKActions")) {
        assertThat(alarm.required(actions).toString()).as(name).contains("AlarmTopic");
      }
      assertThat(lines).contains("### " + name);
    });
    assertThat(lines.stream().filter(line -> line.matches("### \\w+Alarm"))).hasSize(alarms.size());
  }

  @Test
  void alarms_coverErrorsOfEachFunction() {
    Set<String> covered = new TreeSet<>();
    alarms.values().stream()
        .flatMap(alarm -> Stream.concat(Stream.of(alarm), metricsIn(alarm)))
        .filter(metric -> metric.path("MetricName").asText().equals("Errors"))
        .forEach(metric -> covered.add(metric.at("/Dimensions/0/Value").textValue()));
    Set<String> expected = new TreeSet<>();
    FUNCTIONS.forEach(name -> expected.add(name + "Function"));
    // Its failures are in a queue with an alarm.
    expected.remove("InboundMailFunction");

    assertThat(covered).isEqualTo(expected);
    assertThat(
            metricsIn(file.properties("SlackErrorsAlarm")).map(m -> m.path("MetricName").asText()))
        .containsExactlyInAnyOrder("Errors", "5xx");
  }

  @Test
  void alarmPeriods_fitTheSchedules() {
    assertThat(file.events("Digest", "ScheduleV2"))
        .extracting(event -> event.required("ScheduleExpression").textValue())
        .containsExactly("rate(15 minutes)");
    JsonNode digest = file.properties("DigestErrorsAlarm");
    assertThat(digest.required("Period").intValue()).isEqualTo(2 * 15 * 60);
    assertThat(digest.required("EvaluationPeriods").intValue()).isGreaterThan(1);
    // With a shorter period, polling once an hour would look as if it had stopped.
    assertThat(file.template.at("/Parameters/PollSchedule/AllowedPattern").textValue())
        .endsWith("|1 hour)\\)");
    JsonNode feeds = file.properties("FailingFeedsAlarm");
    assertThat(feeds.required("Period").intValue()).isGreaterThanOrEqualTo(60 * 60);
    assertThat(feeds.required("TreatMissingData").textValue()).isEqualTo("breaching");
  }

  @Test
  void failuresAlarm_endsWithoutPurging() {
    JsonNode alarm = file.properties("FailuresAlarm");
    assertThat(alarm.required("MetricName").textValue()).isEqualTo("NumberOfMessagesSent");
    assertThat(alarm.required("TreatMissingData").textValue()).isEqualTo("notBreaching");
  }

  @Test
  void eventsThatNobodyWaitsFor_endInAQueueIfTheyFail() {
    for (String name : FUNCTIONS) {
      JsonNode config = file.properties(name + "Function").path("EventInvokeConfig");
      boolean isMail = name.equals("InboundMail");
      boolean isScheduled = !file.events(name, "ScheduleV2").isEmpty();
      assertThat(config.isMissingNode()).as(name).isEqualTo(!isMail && !isScheduled);
      if (!config.isMissingNode()) {
        assertThat(config.at("/DestinationConfig/OnFailure/Type").textValue()).isEqualTo("SQS");
        assertThat(config.at("/DestinationConfig/OnFailure/Destination").textValue())
            .isEqualTo(isMail ? "MailFailureQueue.Arn" : "FailureQueue.Arn");
        assertThat(config.required("MaximumEventAgeInSeconds").intValue())
            .isBetween(60, isMail ? 21_600 : 900);
        assertThat(config.required("MaximumRetryAttempts").intValue()).isEqualTo(isMail ? 2 : 0);
      }
    }
    assertThat(file.properties("MailFailuresAlarm").required("MetricName").textValue())
        .isEqualTo("ApproximateNumberOfMessagesVisible");
  }

  @Test
  void dashboard_isJsonAndShowsEachMetric() throws IOException {
    String body = file.properties("Dashboard").required("DashboardBody").textValue();
    JsonNode dashboard = new ObjectMapper().readTree(body.replaceAll("\\$\\{[^}]+}", "x"));

    assertThat(dashboard.required("widgets")).isNotEmpty();
    for (String metric : metricsOfTheCode()) {
      assertThat(body)
          .contains("\"Bellwether\", \"" + metric + "\", \"StackName\", \"${AWS::StackName}\"");
    }
  }

  private static Stream<JsonNode> metricsIn(JsonNode alarm) {
    return alarm.path("Metrics").findValues("Metric").stream();
  }

  private static Path handlers() {
    return ROOT.resolve("functions/src/main/java/bellwether/lambda");
  }

  private static Set<String> metricsOfTheCode() throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> sources = Files.list(handlers())) {
      for (Path source : sources.toList()) {
        found.addAll(metricsOf(source));
      }
    }
    return found;
  }

  private static Set<String> metricsOf(Path source) throws IOException {
    Set<String> found = new TreeSet<>();
    PUT.matcher(Files.readString(source)).results().forEach(match -> found.add(match.group(1)));
    return found;
  }
}
