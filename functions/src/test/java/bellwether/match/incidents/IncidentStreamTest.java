package bellwether.match.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.ReportKind;
import bellwether.match.Matcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Measures the alerts of {@link NewsStream} for a customer that watches every vendor in it. */
final class IncidentStreamTest {
  private final Map<String, List<Incident>> known = new HashMap<>();
  private final Map<String, Integer> alertsByIncident = new TreeMap<>();
  private final Map<String, Set<String>> joined = new HashMap<>();
  private final Set<String> real = new HashSet<>();
  private final List<String> falseAlerts = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {20260101, 20260102, 20260103, 20260104})
  void stream_alertsOncePerIncident(long seed) {
    NewsStream stream = new NewsStream(seed);
    assertThat(stream.items()).hasSizeGreaterThanOrEqualTo(300);
    Matcher matcher = Matcher.of(stream.vendors());
    stream.items().forEach(newsItem -> read(matcher, newsItem));

    double each =
        alertsByIncident.values().stream().mapToInt(n -> n).sum()
            / (double) alertsByIncident.size();
    List<Set<String>> mixed = joined.values().stream().filter(one -> one.size() > 1).toList();
    System.out.printf(
        Locale.ROOT,
        "seed %d: %d items, %d incidents, %d alerted, %.3f alerts each, %d mixed, %d false alerts%n",
        seed,
        stream.items().size(),
        real.size(),
        alertsByIncident.size(),
        each,
        mixed.size(),
        falseAlerts.size());
    Set<String> missed = new TreeSet<>(real);
    missed.removeAll(alertsByIncident.keySet());
    Map<String, Integer> often = new TreeMap<>(alertsByIncident);
    often.values().removeIf(n -> n == 1);
    assertThat(each)
        .as("seed %d, alerted more than once: %s", seed, often)
        .isLessThanOrEqualTo(1.05);
    assertThat(mixed).as("seed %d", seed).hasSizeLessThanOrEqualTo(real.size() / 200);
    assertThat(missed).as("seed %d", seed).hasSizeLessThanOrEqualTo(real.size() / 50);
    assertThat(falseAlerts).as("seed %d", seed).hasSizeLessThanOrEqualTo(real.size() / 50);
  }

  private void read(Matcher matcher, NewsStream.NewsItem news) {
    real.addAll(news.incidents().values());
    List<Match> all = matcher.match(news.item());
    for (Match match : all) {
      if (match.triggersAlert()) {
        List<Incident> incidents =
            known.computeIfAbsent(match.vendor().key(), vendor -> new ArrayList<>());
        LinkedReport linked = IncidentLinker.link(incidents, news.item(), match, all);
        incidents.removeIf(one -> one.id().equals(linked.incident().id()));
        incidents.add(linked.incident());
        String incident = news.incidents().get(match.vendor().name());
        if (incident != null) {
          joined.computeIfAbsent(linked.incident().id(), id -> new TreeSet<>()).add(incident);
          alertsByIncident.merge(incident, linked.kind() == ReportKind.NEW ? 1 : 0, Integer::sum);
        } else if (linked.kind() == ReportKind.NEW) {
          falseAlerts.add(match.vendor().name() + ": " + news.item().title());
        }
      }
    }
  }
}
