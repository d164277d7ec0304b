package bellwether.store;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.AdvisoryBuilder;
import bellwether.domain.advisory.EditHistory;
import bellwether.domain.advisory.EditHistory.Snapshot;
import bellwether.domain.advisory.Exploitation;
import bellwether.domain.advisory.PackageName;
import bellwether.domain.advisory.Product;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.StatusPage;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.IncidentReportBuilder;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.incident.Trait;
import bellwether.domain.notice.AlertBuilder;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.DeliveryBuilder;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.DigestBuilder;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.notice.Notice;
import bellwether.domain.notice.OutageNotice;
import bellwether.domain.notice.Outages;
import bellwether.domain.notice.Reminder;
import bellwether.domain.vendor.Mention;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.workspace.DigestSchedule;
import bellwether.domain.workspace.Installation;
import bellwether.domain.workspace.QuietHours;
import bellwether.domain.workspace.Route;
import bellwether.domain.workspace.Settings;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Creates random records of every kind with the unusual text that feeds and people may write. */
public final class RandomRecords {
  private static final String[] PIECES = {
    "breach", " ", "\n\n", "\"", "\\", "\\u0000", "\0", "\u0007", "\u2028", "\u202e", "\ufeff",
    "é", "ß", "株式会社", "😀", "👩‍💻", "\ud83d", "\ude00", "<!channel>", "&amp;", "#", "NAME#",
    "{\"type\":\"digest\"}", "null", "' OR 1=1", "\uffff", "e\u0301"
  };

  private final Random random;

  public RandomRecords(long seed) {
    random = new Random(seed);
  }

  String text() {
    int pieces = random.nextInt(100) == 0 ? 3_000 : random.nextInt(12);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private @Nullable String maybeText() {
    return random.nextBoolean() ? text() : null;
  }

  private List<String> texts() {
    return Stream.generate(this::text).limit(random.nextInt(4)).toList();
  }

  private Instant instant() {
    return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  private OffsetDateTime dateTime() {
    return instant().atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(-64_800, 64_801)));
  }

  @SafeVarargs
  private final <T> T pick(T... values) {
    return values[random.nextInt(values.length)];
  }

  public Advisory advisory() {
    return AdvisoryBuilder.builder()
        .id("id" + random.nextLong())
        .feed(text())
        .title(text())
        .url(maybeText())
        .text(text())
        .published(maybe(this::dateTime))
        .statedFacts(
            new StatedFacts(
                texts(),
                Stream.generate(this::product).limit(random.nextInt(3)).toList(),
                random.nextBoolean(),
                maybe(random::nextLong),
                texts(),
                pick(Exploitation.values()),
                random.nextBoolean(),
                Stream.generate(() -> new PackageName("npm", text()))
                    .limit(random.nextInt(3))
                    .toList(),
                random.nextBoolean()))
        .seenAt(instant())
        .audience(new HashSet<>(texts()))
        .revision(random.nextInt())
        .changes(texts())
        .firstRead(random.nextBoolean())
        .editHistory(
            new EditHistory(
                List.of(random.nextLong(), random.nextLong()),
                maybe(() -> new Snapshot(text(), text(), StatedFacts.NONE)),
                maybe(this::instant),
                random.nextBoolean()))
        .build();
  }

  private Product product() {
    return random.nextBoolean()
        ? new Product(text(), maybeText(), pick(Exploitation.values()))
        : new Product(null, text(), pick(Exploitation.values()));
  }

  public Vendor vendor() {
    return new Vendor(
        "v" + random.nextLong() + text(),
        texts(),
        texts(),
        texts(),
        maybeText(),
        maybeText(),
        texts(),
        random.nextBoolean() ? null : new StatusPage(uri()));
  }

  public FeedState feedState() {
    return new FeedState(
        "f" + random.nextLong() + text(),
        new FeedState.Validators(maybeText(), maybeText(), maybeText(), maybeText()),
        new FeedState.Address(maybe(this::uri), maybe(this::uri), random.nextInt()),
        instant(),
        new FeedState.Health(
            random.nextInt(),
            maybe(this::instant),
            maybeText(),
            maybe(this::trouble),
            maybe(this::trouble),
            maybe(this::instant),
            new Completeness(maybeText(), random.nextInt(), random.nextInt())),
        new FeedState.Activity(
            maybe(this::instant),
            random.nextInt(),
            maybe(this::instant),
            random.nextInt(),
            Duration.ofNanos(random.nextLong()),
            Map.of(instant(), random.nextInt())),
        0);
  }

  private URI uri() {
    return URI.create("https://example.com/" + random.nextLong());
  }

  private FeedProblem trouble() {
    return new FeedProblem(pick(FeedProblem.Kind.values()), instant(), text());
  }

  public Incident incident() {
    List<Incident.Report> reports =
        Stream.generate(() ->
                IncidentReportBuilder.builder()
                    .reportId(text())
                    .title(text())
                    .canonicalUrl(maybeText())
                    .sketch(random.ints(random.nextInt(20)).boxed().toList())
                    .role(pick(Role.values()))
                    .confidence(pick(Confidence.values()))
                    .traits(texts().stream().map(this::trait).collect(Collectors.toSet()))
                    .exposedData(new HashSet<>(texts()))
                    .reportedAt(instant())
                    .readAt(maybe(this::instant))
                    .dated(random.nextBoolean())
                    .build())
            .limit(random.nextInt(5))
            .toList();
    return new Incident("i" + random.nextLong(), "v" + text(), reports, 0);
  }

  private Trait trait(String value) {
    Trait.Kind kind = pick(Trait.Kind.values());
    return switch (kind) {
      case EXPLOITED_FLAW, CLAIM -> Trait.of(kind);
      case VULNERABILITY -> new Trait(kind, "cve-" + value);
      case PARTY ->
          new Trait(kind, pick("unit ", "year ", "gang ", "cve-", "how flaw", "") + value);
      default -> new Trait(kind, value);
    };
  }

  public Delivery delivery() {
    return DeliveryBuilder.builder()
        .id("d" + random.nextLong())
        .parentId(maybeText())
        .notice(notice())
        .state(pick(Delivery.State.values()))
        .claimOwner(maybeText())
        .attemptCount(random.nextInt())
        .firstTriedAt(maybe(this::instant))
        .dueAt(maybe(this::instant))
        .channel(maybeText())
        .ts(maybeText())
        .reason(maybeText())
        .createdAt(instant())
        .version(random.nextLong(1L << 53))
        .build();
  }

  private Digest.AlertEntry digestAlert() {
    return new Digest.AlertEntry(
        text(),
        pick(Role.values()),
        pick(Confidence.values()),
        pick(Severity.Level.values()),
        text(),
        maybeText(),
        pick(Case.Status.values()),
        maybeText());
  }

  public Outages blocked() {
    Outages.Outage spell =
        new Outages.Outage(text(), instant(), text(), maybeText(), maybe(this::instant));
    return new Outages(List.of(spell, spell), random.nextLong(1L << 53));
  }

  private Notice notice() {
    if (random.nextInt(4) == 0) {
      return DigestBuilder.builder()
          .customer("T" + text())
          .day(LocalDate.ofEpochDay(random.nextInt(40_000)))
          .dayCount(random.nextInt())
          .vendorCount(random.nextInt())
          .coverage(new Digest.Coverage(random.nextInt(), random.nextInt(), maybe(random::nextInt)))
          .alertCounts(new Digest.AlertCounts(random.nextInt(), random.nextInt(), random.nextInt()))
          .failingFeeds(texts())
          .topAlerts(Stream.generate(this::digestAlert).limit(random.nextInt(3)).toList())
          .mentions(
              new Digest.Mentions(
                  Stream.generate(() ->
                          new Digest.MentionEntry(text(), random.nextInt(), text(), maybeText()))
                      .limit(random.nextInt(3))
                      .toList(),
                  random.nextInt()))
          .build();
    }
    if (random.nextInt(4) == 0) {
      AlertSummary.Entry line =
          new AlertSummary.Entry(
              text(), pick(Role.values()), text(), maybeText(), maybe(this::dateTime));
      return new AlertSummary("T" + text(), text(), List.of(line, line), random.nextInt());
    }
    if (random.nextInt(4) == 0) {
      return new FeedHealth(
          random.nextBoolean() ? FeedHealth.OPERATORS : "T" + text(),
          List.of(new FeedHealth.FeedStatus(text(), trouble(), maybe(this::instant))));
    }
    if (random.nextInt(4) == 0) {
      OutageNotice.WorkspaceStatus line =
          new OutageNotice.WorkspaceStatus(
              text(), instant(), text(), random.nextInt(), maybe(this::instant));
      return new OutageNotice(List.of(line, line), maybeText());
    }
    if (random.nextInt(4) == 0) {
      return random.nextBoolean()
          ? new MessageUpdate("T" + text(), text())
          : new Reminder("T" + text(), text(), text(), text(), instant());
    }
    return AlertBuilder.builder()
        .customer("T" + text())
        .vendor(text())
        .incidentId(text())
        .kind(pick(ReportKind.values()))
        .role(pick(Role.values()))
        .confidence(pick(Confidence.values()))
        .severity(new Severity(pick(Severity.Level.values()), texts()))
        .tier(maybeText())
        .owner(maybeText())
        .exposedData(texts())
        .matchedText(text())
        .sentence(text())
        .rules(texts())
        .advisoryId(text())
        .title(text())
        .url(maybeText())
        .feed(text())
        .published(maybe(this::dateTime))
        .seenAt(instant())
        .relatedVendors(texts())
        .changes(texts())
        .build();
  }

  public Mention mention() {
    return new Mention(
        "T" + text(),
        "v" + text(),
        "id" + random.nextLong(),
        text(),
        maybeText(),
        text(),
        instant());
  }

  public Installation installation() {
    return new Installation(
        "T" + random.nextLong(),
        instant(),
        maybe(this::instant),
        maybeText(),
        maybeText(),
        maybeText());
  }

  public Settings settings() {
    ZoneId zone =
        ZoneId.of(pick(new String[] {"Z", "Australia/Lord_Howe", "+05:45", "Asia/Kolkata"}));
    return new Settings(
        maybeText(),
        Stream.generate(this::route).limit(random.nextInt(4)).toList(),
        Map.of(
            "C" + text(),
            pick(Severity.Level.values()),
            Settings.DEPLOYMENT_CHANNEL,
            pick(Severity.Level.values())),
        zone,
        maybe(() -> new QuietHours(zone, localTime(), localTime(), days())),
        maybe(this::digestSchedule),
        random.nextBoolean(),
        new HashSet<>(texts()),
        random.nextLong(1L << 53));
  }

  private Route route() {
    return new Route(
        "C" + text(),
        pick(Severity.Level.values()),
        new HashSet<>(texts()),
        new HashSet<>(texts()));
  }

  private LocalTime localTime() {
    return LocalTime.of(random.nextInt(24), random.nextInt(60), random.nextInt(2) * 30);
  }

  private Set<DayOfWeek> days() {
    return Stream.of(DayOfWeek.values())
        .filter(day -> random.nextBoolean())
        .collect(Collectors.toSet());
  }

  private DigestSchedule digestSchedule() {
    return switch (random.nextInt(3)) {
      case 0 -> new DigestSchedule.Off();
      case 1 -> new DigestSchedule.Daily(localTime());
      default -> new DigestSchedule.Weekly(pick(DayOfWeek.values()), localTime());
    };
  }
}
