package bellwether.slack;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.Format;
import bellwether.domain.feed.StatusPage;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.IncidentReportBuilder;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertBuilder;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.CaseBuilder;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.DeliveryBuilder;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.DigestBuilder;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.notice.Notice;
import bellwether.domain.notice.OutageNotice;
import bellwether.domain.notice.Reminder;
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
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Generates hostile records of feeds, people and Slack from one seed. */
final class HostileRecords {
  private final Random random;
  private final String[] pool = new String[2_000];

  HostileRecords(long seed) {
    random = new Random(seed);
    for (int i = 0; i < pool.length; i++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 1_500) {
        text.append(any(HostileTexts.PIECES));
      }
      pool[i] = text.toString();
    }
  }

  Notice notice() {
    return switch (random.nextInt(7)) {
      case 0 -> digest();
      case 1 -> summary();
      case 2 -> health();
      case 3 -> outage();
      default -> alert();
    };
  }

  Digest digest() {
    return DigestBuilder.builder()
        .customer("T1")
        .day(LocalDate.ofEpochDay(random.nextInt(40_000)))
        .dayCount(1 + random.nextInt(7))
        .vendorCount(random.nextInt())
        .coverage(
            new Digest.Coverage(
                random.nextInt(), random.nextInt(), randomBoolean() ? null : random.nextInt()))
        .alertCounts(
            new Digest.AlertCounts(random.nextInt(3), random.nextInt(3), random.nextInt(3)))
        .failingFeeds(list(30, () -> text(500)))
        .topAlerts(list(12, this::digestAlert))
        .mentions(new Digest.Mentions(list(14, this::mentionedVendor), random.nextInt(9_000)))
        .build();
  }

  Digest.AlertEntry digestAlert() {
    return new Digest.AlertEntry(
        text(200),
        any(Role.values()),
        any(Confidence.values()),
        any(Severity.Level.values()),
        text(900),
        url(),
        any(Case.Status.values()),
        randomBoolean() ? null : text(30));
  }

  Digest.MentionEntry mentionedVendor() {
    return new Digest.MentionEntry(text(200), random.nextInt(), text(900), url());
  }

  AlertSummary summary() {
    return new AlertSummary("T1", text(900), list(40, this::line), random.nextInt(9_000));
  }

  FeedHealth health() {
    return new FeedHealth(
        FeedHealth.OPERATORS, Stream.generate(this::report).limit(1 + random.nextInt(30)).toList());
  }

  OutageNotice outage() {
    return new OutageNotice(
        Stream.generate(this::outageLine).limit(1 + random.nextInt(30)).toList(),
        randomBoolean() ? null : text(900));
  }

  private OutageNotice.WorkspaceStatus outageLine() {
    return new OutageNotice.WorkspaceStatus(
        text(300),
        Instant.EPOCH,
        text(900),
        random.nextInt(),
        randomBoolean() ? null : Instant.EPOCH);
  }

  ExplanationReply.Explanation matchExplanation() {
    return new ExplanationReply.Explanation(match(), list(12, () -> text(300)));
  }

  ExplanationReply.Rejection rejectedCandidate() {
    return new ExplanationReply.Rejection(text(100), text(100), text(200));
  }

  AlertSummary.Entry line() {
    return new AlertSummary.Entry(text(200), any(Role.values()), text(900), url(), published());
  }

  FeedHealth.FeedStatus report() {
    FeedProblem trouble = new FeedProblem(any(FeedProblem.Kind.values()), Instant.EPOCH, text(900));
    return new FeedHealth.FeedStatus(
        text(300), trouble, random.nextBoolean() ? null : Instant.EPOCH);
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
                        new Completeness(text(900), random.nextInt(), random.nextInt()))))
        .toList();
  }

  Alert alert() {
    return AlertBuilder.builder()
        .customer("T1")
        .vendor(text(300))
        .incidentId("i1")
        .kind(random.nextBoolean() ? ReportKind.NEW : ReportKind.UPDATE)
        .role(any(Role.values()))
        .confidence(any(Confidence.values()))
        .severity(new Severity(any(Severity.Level.values()), list(5, () -> text(200))))
        .tier(random.nextBoolean() ? null : text(100))
        .owner(random.nextBoolean() ? null : text(100))
        .exposedData(list(5, () -> text(200)))
        .matchedText(text(30))
        .sentence(text(1500))
        .rules(list(6, () -> text(200)))
        .advisoryId("a1")
        .title(text(1500))
        .url(url())
        .feed(text(300))
        .published(published())
        .seenAt(Instant.ofEpochSecond(random.nextInt()))
        .relatedVendors(list(10, () -> text(200)))
        .changes(list(5, () -> text(300)))
        .build();
  }

  Case alertCase() {
    return CaseBuilder.builder()
        .id("d".repeat(64))
        .customer("T1")
        .status(any(Case.Status.values()))
        .assignee(person())
        .snoozedUntil(randomBoolean() ? null : Instant.EPOCH)
        .impact(
            randomBoolean()
                ? null
                : new Case.Impact(text(900), person(), randomBoolean() ? null : LocalDate.EPOCH))
        .incidentState(
            new Case.IncidentState(
                random.nextInt(),
                any(Confidence.values()),
                new Severity(any(Severity.Level.values()), list(5, () -> text(200)))))
        .stepCount(random.nextInt())
        .steps(list(9, () -> new Case.Step(Instant.EPOCH, text(20), text(900))))
        .version(1)
        .build();
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

  private @Nullable String person() {
    return randomBoolean() ? null : randomBoolean() ? "U0ANA" : text(20);
  }

  Reminder reminder() {
    return new Reminder("T1", "d1", text(300), randomBoolean() ? "U0ANA" : text(30), Instant.EPOCH);
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

  Delivery delivery() {
    return DeliveryBuilder.builder()
        .id("d1")
        .notice(notice())
        .state(any(Delivery.State.values()))
        .reason(random.nextBoolean() ? null : text(600))
        .createdAt(Instant.EPOCH)
        .build();
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

  @Nullable String url() {
    return random.nextInt(5) == 0 ? null : any(HostileTexts.URLS);
  }

  @Nullable OffsetDateTime published() {
    return switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> OffsetDateTime.MAX;
      case 2 -> OffsetDateTime.MIN;
      default -> Instant.ofEpochSecond(random.nextInt()).atOffset(ZoneOffset.ofHours(9));
    };
  }

  /** At most that long, except for {@link HostileTexts#OVERLONG}. */
  String text(int max) {
    if (random.nextInt(2_000) == 0) {
      return any(HostileTexts.OVERLONG);
    }
    String text = pool[random.nextInt(pool.length)];
    int length = random.nextInt(8) == 0 ? 0 : random.nextInt(max);
    return text.substring(0, Math.min(length, text.length()));
  }

  int number(int bound) {
    return random.nextInt(bound);
  }

  boolean randomBoolean() {
    return random.nextBoolean();
  }

  <T> T any(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> List<T> list(int max, Supplier<T> element) {
    return Stream.generate(element).limit(random.nextInt(max + 1)).toList();
  }
}
