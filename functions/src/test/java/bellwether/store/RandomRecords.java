package bellwether.store;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.AdvisoryBuilder;
import bellwether.domain.advisory.EditHistory;
import bellwether.domain.advisory.EditHistory.Snapshot;
import bellwether.domain.advisory.Exploitation;
import bellwether.domain.advisory.PackageName;
import bellwether.domain.advisory.Product;
import bellwether.domain.advisory.RoleProbabilities;
import bellwether.domain.advisory.RoleReadings;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.ReadGap;
import bellwether.domain.feed.StatusPage;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.IncidentReportBuilder;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.incident.Trait;
import bellwether.domain.vendor.Mention;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.workspace.DigestSchedule;
import bellwether.domain.workspace.Installation;
import bellwether.domain.workspace.QuietHours;
import bellwether.domain.workspace.Route;
import bellwether.domain.workspace.Settings;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates random records of every kind. */
public final class RandomRecords extends RandomNotices {
  public RandomRecords(long seed) {
    super(seed);
  }

  public RoleReadings roleReadings() {
    return new RoleReadings(
        Stream.generate(() -> Long.toHexString(random.nextLong()))
            .limit(random.nextInt(3))
            .collect(Collectors.toMap(key -> key, _ -> probabilities())));
  }

  private RoleProbabilities probabilities() {
    return new RoleProbabilities(
        random.nextDouble(), random.nextFloat(), random.nextDouble(), random.nextFloat());
  }

  public Advisory advisory() {
    return AdvisoryBuilder.builder()
        .readings(RoleReadings.NONE)
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
        .sender(maybeText())
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
        random.nextBoolean() ? null : new StatusPage(uri()),
        supplyChain());
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
            new Completeness(maybeText(), random.nextInt(), random.nextInt()),
            Stream.generate(() -> new ReadGap(instant(), instant()))
                .limit(random.nextInt(3))
                .toList()),
        new FeedState.Activity(
            maybe(this::instant),
            random.nextInt(),
            maybe(this::instant),
            random.nextInt(),
            Duration.ofNanos(random.nextLong()),
            Map.of(instant(), random.nextInt())),
        0);
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

  public Mention mention() {
    return new Mention(
        "T" + text(),
        "v" + text(),
        "id" + random.nextLong(),
        text(),
        maybeText(),
        text(),
        random.nextBoolean(),
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
        random.nextBoolean(),
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
