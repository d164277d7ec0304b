package bellwether.match.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Match;
import bellwether.domain.vendor.Vendor;
import bellwether.match.ItemSamples;
import bellwether.match.Matcher;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Links reports of one vendor to the incidents known so far. */
final class ReportedIncidents {
  private static final Vendor ACME = Vendor.ofName("Acmex");
  private static final List<Vendor> VENDORS =
      List.of(ACME, Vendor.ofName("Larkmail"), Vendor.ofName("Brightforge"));

  static final String LONG =
      """
      Acmex said that intruders reached a server with customer records during the first week of
      April, and that a third of its clients were written to on Monday after outside experts had
      gone through the logs. The firm shut the server down and changed all of its keys.\
      """;

  final List<Incident> known = new ArrayList<>();

  LinkedReport report(String title, String text, int day) {
    return link(item(title, title, text, null, day));
  }

  LinkedReport link(Advisory advisory) {
    List<Match> all = Matcher.of(VENDORS).match(advisory);
    Match match = all.stream().filter(one -> one.vendor().equals(ACME)).findFirst().orElseThrow();
    assertThat(match.triggersAlert()).as("%s", match).isTrue();
    LinkedReport linked = IncidentLinker.link(known, advisory, match, all);
    known.removeIf(incident -> incident.id().equals(linked.incident().id()));
    known.add(linked.incident());
    return linked;
  }

  static Advisory item(String id, String title, String text, @Nullable String url, int day) {
    Instant at = ItemSamples.SEEN.plus(Duration.ofDays(day));
    return new Advisory(id, "feed", title, url, text, null, StatedFacts.NONE, at);
  }

  static Advisory at(String id, String title, String text, String published, String seen) {
    return new Advisory(
        id,
        "wire",
        title,
        null,
        text,
        published.isEmpty() ? null : OffsetDateTime.parse(published),
        StatedFacts.NONE,
        Instant.parse(seen));
  }
}
