package bellwether.slack;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.Format;
import bellwether.domain.feed.StatusPage;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.IncidentReportBuilder;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.workspace.DigestSchedule;
import bellwether.domain.workspace.QuietHours;
import bellwether.domain.workspace.Route;
import bellwether.domain.workspace.Settings;
import bellwether.slack.reply.ExplanationReply;
import bellwether.slack.reply.MatchedAdvisory;
import bellwether.slack.reply.VendorHistory;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Generates hostile records of feeds, people and Slack from one seed. */
final class HostileRecords extends HostileNotices {
  HostileRecords(long seed) {
    super(seed);
  }

  ExplanationReply.Explanation matchExplanation() {
    return new ExplanationReply.Explanation(match(), list(12, () -> text(300)));
  }

  ExplanationReply.Rejection rejectedCandidate() {
    return new ExplanationReply.Rejection(text(100), text(100), text(200));
  }

  ExplanationReply.Preview preview() {
    return new ExplanationReply.Preview(
        text(100),
        any(Severity.Level.values()),
        any(new String[] {"", "C012AB3CD", text(40)}),
        randomBoolean());
  }

  List<Feed> feeds() {
    List<Feed> feeds = new ArrayList<>();
    for (int i = random.nextInt(80); i > 0; i--) {
      feeds.add(
          Feed.of(i + text(100), URI.create("https://wire.example/" + i), Format.SYNDICATION));
    }
    return feeds;
  }

  List<FeedState> states(List<Feed> feeds) {
    return feeds.stream()
        .filter(feed -> random.nextInt(4) == 0)
        .map(feed ->
            FeedState.neverPolled(feed.name())
                .withHealth(
                    new FeedState.Health(
                        3,
                        Instant.EPOCH,
                        text(900),
                        report().problem(),
                        null,
                        null,
                        new Completeness(text(900), random.nextInt(), random.nextInt()),
                        List.of())))
        .toList();
  }

  Settings settings() {
    ZoneId zone = ZoneId.of(any(new String[] {"UTC", "Asia/Kolkata", "Europe/Berlin"}));
    String channel = randomBoolean() ? "C012AB3CD" : "c" + text(50);
    return new Settings(
        randomBoolean() ? null : channel,
        list(9, this::route),
        Map.of(
            channel,
            any(Severity.Level.values()),
            Settings.DEPLOYMENT_CHANNEL,
            any(Severity.Level.values())),
        zone,
        randomBoolean() ? null : new QuietHours(zone, LocalTime.NOON, LocalTime.MIDNIGHT, Set.of()),
        randomBoolean()
            ? new DigestSchedule.Weekly(any(DayOfWeek.values()), LocalTime.NOON)
            : randomBoolean() ? new DigestSchedule.Off() : null,
        randomBoolean(),
        editors(),
        randomBoolean(),
        random.nextInt());
  }

  Route route() {
    return new Route(
        randomBoolean() ? "C012AB3CD" : "C" + text(30),
        any(Severity.Level.values()),
        randomBoolean() ? Set.of() : Set.of(text(20)),
        randomBoolean() ? Set.of() : Set.of(text(50)));
  }

  Set<String> editors() {
    return new HashSet<>(list(60, () -> randomBoolean() ? "U0ANA" : text(20)));
  }

  MatchedAdvisory matchedAdvisory() {
    Advisory advisory =
        new Advisory(
            "a1", text(200), text(500), url(), "", published(), StatedFacts.NONE, Instant.EPOCH);
    return new MatchedAdvisory(advisory, match());
  }

  VendorHistory vendorHistory() {
    return new VendorHistory(list(9, this::incidentHistory), list(6, this::matchedAdvisory));
  }

  private VendorHistory.IncidentHistory incidentHistory() {
    Incident.Report report =
        IncidentReportBuilder.builder()
            .reportId("a1")
            .title(text(200))
            .role(any(Role.values()))
            .confidence(any(Confidence.values()))
            .reportedAt(Instant.EPOCH)
            .dated(true)
            .build();
    List<MatchedAdvisory> reports = new ArrayList<>(List.of(matchedAdvisory()));
    reports.addAll(list(8, this::matchedAdvisory));
    return new VendorHistory.IncidentHistory(
        new Incident("i1", text(20), List.of(report), 1), reports);
  }

  Match match() {
    return new Match(
        vendor(),
        any(Role.values()),
        any(Confidence.values()),
        text(20),
        text(900),
        list(8, () -> text(200)));
  }

  Vendor vendor() {
    return new Vendor(
        "v" + text(100),
        List.of(),
        List.of(),
        List.of(),
        random.nextBoolean() ? null : text(50),
        random.nextBoolean() ? null : text(50),
        List.of(),
        random.nextBoolean()
            ? null
            : new StatusPage(URI.create("https://status.example/" + random.nextInt(100))));
  }
}
