package bellwether.match.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.ReportKind;
import bellwether.match.CorpusMatchTest;
import bellwether.match.Matcher;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Measures the alerts of half a year of real news for a customer that watches every listed vendor.
 */
final class CorpusStreamTest {
  private static final double MAX_ALERTS_PER_INCIDENT = 1.10;
  private static final double MAX_FALSE_RATE = .09;
  private static final int MIN_INCIDENTS_ALERTED = 41;

  /** The labels of these reports and of their incidents are disputable. */
  private static final Set<String> OPEN =
      Set.of(
          "vendor-not-named",
          "context",
          "campaign",
          "platform-abuse",
          "doubtful",
          "old",
          "roundup");

  private final Map<String, List<Incident>> known = new HashMap<>();
  private final Map<String, Integer> alertsByIncident = new TreeMap<>();
  private final Map<String, Set<String>> reportedIncidents = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final List<String> falseAlerts = new ArrayList<>();

  @Test
  void link_halfYearOfNews_alertsOncePerIncident() throws IOException {
    Matcher matcher = Matcher.of(CorpusMatchTest.vendors());
    ObjectMapper json = new ObjectMapper();
    for (String line : CorpusMatchTest.lines("incident-stream.jsonl")) {
      read(matcher, json.readTree(line));
    }

    Map<String, Integer> clean = new TreeMap<>(alertsByIncident);
    clean.keySet().removeAll(open);
    double each = clean.values().stream().mapToInt(n -> n).sum() / (double) clean.size();
    double wrong = falseAlerts.size() / (double) (falseAlerts.size() + total());
    long mixed = reportedIncidents.values().stream().filter(this::isMixed).count();
    System.out.printf(
        Locale.ROOT,
        "incidents: %d alerted, %.3f alerts each, %d mixed, false alerts %.3f %s%n",
        clean.size(),
        each,
        mixed,
        wrong,
        falseAlerts);
    assertThat(clean).hasSizeGreaterThanOrEqualTo(MIN_INCIDENTS_ALERTED);
    assertThat(each).as("%s", clean).isLessThanOrEqualTo(MAX_ALERTS_PER_INCIDENT);
    assertThat(mixed).as("%s", reportedIncidents.values()).isZero();
    assertThat(wrong).as("%s", falseAlerts).isLessThanOrEqualTo(MAX_FALSE_RATE);
  }

  private int total() {
    return alertsByIncident.values().stream().mapToInt(n -> n).sum();
  }

  private boolean isMixed(Set<String> incidents) {
    return incidents.stream().filter(incident -> !open.contains(incident)).count() > 1;
  }

  private void read(Matcher matcher, JsonNode item) {
    Map<String, String> wanted = new HashMap<>();
    for (JsonNode report : item.get("reports")) {
      wanted.put(report.get("vendor").asText(), report.get("incident").asText());
      for (JsonNode flag : report.get("flags")) {
        if (OPEN.contains(flag.asText())) {
          open.add(report.get("incident").asText());
        }
      }
    }
    Set<String> ignored = new HashSet<>();
    item.get("dont_care").forEach(vendor -> ignored.add(vendor.asText()));
    Advisory advisory = advisory(item);
    List<Match> all = matcher.match(advisory);
    for (Match match : all) {
      if (match.triggersAlert()) {
        LinkedReport linked = link(advisory, match, all);
        String vendor = match.vendor().name();
        String incident = wanted.get(vendor);
        if (incident != null) {
          reportedIncidents
              .computeIfAbsent(linked.incident().id(), id -> new TreeSet<>())
              .add(incident);
        }
        if (linked.kind() == ReportKind.NEW && incident != null) {
          alertsByIncident.merge(incident, 1, Integer::sum);
        } else if (linked.kind() == ReportKind.NEW && !ignored.contains(vendor)) {
          falseAlerts.add(vendor + ": " + advisory.title());
        }
      }
    }
  }

  private LinkedReport link(Advisory advisory, Match match, List<Match> all) {
    List<Incident> incidents =
        known.computeIfAbsent(match.vendor().key(), vendor -> new ArrayList<>());
    LinkedReport linked = IncidentLinker.link(incidents, advisory, match, all);
    incidents.removeIf(incident -> incident.id().equals(linked.incident().id()));
    incidents.add(linked.incident());
    return linked;
  }

  private static Advisory advisory(JsonNode item) {
    LocalDateTime at = LocalDateTime.parse(item.get("published").asText().replace("Z", ""));
    return new Advisory(
        item.get("id").asText(),
        "corpus",
        item.get("title").asText(),
        item.path("url").isTextual() ? item.get("url").asText() : null,
        item.get("text").asText(),
        at.atOffset(ZoneOffset.UTC),
        StatedFacts.NONE,
        at.toInstant(ZoneOffset.UTC));
  }
}
