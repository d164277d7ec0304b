package bellwether.slack.message;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertBuilder;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.schema.BlockKitAssertions;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Creates the alerts that messages show, and reads the text of a message. */
public final class MessageSamples {
  public static final Instant SEEN = Instant.parse("2021-03-19T09:20:00Z");
  public static final String URL = "https://news.example/mimecast-solarwinds";

  /** A time as Slack's markup, and its fallback. */
  private static final Pattern DATE = Pattern.compile("<!date[^|]*\\|([^>]*)>");

  private MessageSamples() {}

  public static Alert alert(ReportKind kind, String url, @Nullable String published) {
    return AlertBuilder.builder()
        .customer("T1")
        .vendor("SolarWinds")
        .incidentId("i1")
        .kind(kind)
        .role(Role.SOURCE)
        .confidence(Confidence.CONFIRMED)
        .severity(new Severity(Severity.Level.CRITICAL, List.of("source code taken", "confirmed")))
        .tier("1")
        .owner("Ada")
        .exposedData(List.of("source code", "keys"))
        .event(Event.BREACH.withExposure(Event.Exposure.ACCESS))
        .matchedText("SolarWinds")
        .sentence("The intruders came through SolarWinds & took code.")
        .rules(List.of("\"came through\" names the source"))
        .advisoryId("a1")
        .title("Mimecast lost source code to SolarWinds hackers")
        .url(url)
        .feed("BreachExchange")
        .published(published == null ? null : OffsetDateTime.parse(published))
        .seenAt(SEEN)
        .relatedVendors(List.of("Mimecast (victim)"))
        .build();
  }

  /** The visible text: a line for each text of each block. */
  public static String plainTextOf(SlackMessage message) {
    StringBuilder shown = new StringBuilder();
    for (JsonNode block : BlockKitAssertions.read(message.blocksJson())) {
      String type = block.get("type").asText();
      if (block.has("text")) {
        shown.append(type).append(": ").append(block.at("/text/text").asText()).append('\n');
      }
      for (JsonNode element : block.path("elements")) {
        String line =
            element.has("elements")
                ? element.get("elements").findValuesAsText("text").stream()
                    .collect(Collectors.joining())
                : element.path("text").isObject()
                    ? element.at("/text/text").asText()
                    : DATE.matcher(element.path("text").asText()).replaceAll("$1");
        if (line.isEmpty()) {
          continue; // a menu
        }
        shown.append(type).append(": ").append(line).append('\n');
      }
    }
    return shown.toString().strip();
  }
}
