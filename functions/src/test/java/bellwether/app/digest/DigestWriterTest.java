package bellwether.app.digest;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.app.TestClock;
import bellwether.app.feeds.PolledFeeds;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.Format;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertBuilder;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.CaseAction;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.DeliveryBuilder;
import bellwether.domain.notice.Digest;
import bellwether.domain.vendor.Mention;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.workspace.DigestSchedule;
import bellwether.domain.workspace.Settings;
import bellwether.store.memory.InMemoryCaseStore;
import bellwether.store.memory.InMemoryCustomerFeedStore;
import bellwether.store.memory.InMemoryCustomerStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryFeedStateStore;
import bellwether.store.memory.InMemoryMentionStore;
import bellwether.store.memory.InMemoryStores;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DigestWriterTest {
  private final TestClock clock = new TestClock(Instant.parse("2026-03-02T06:10:00Z"));
  private final InMemoryStores stores = new InMemoryStores();
  private final InMemoryFeedStateStore feeds = stores.feedStates();
  private final InMemoryCustomerStore customers = stores.customers();
  private final InMemoryDeliveryStore deliveries = stores.deliveries();
  private final InMemoryCaseStore cases = stores.cases();
  private final InMemoryMentionStore mentions = stores.mentions();
  private final InMemoryCustomerFeedStore customerFeeds = stores.customerFeeds();
  private final PolledFeeds polled =
      new PolledFeeds(
          Stream.of("fresh", "hiccup", "dead").map(DigestWriterTest::feed).toList(), customerFeeds);
  private final DigestWriter digests = new DigestWriter(polled, stores, clock);

  private static Feed feed(String name) {
    return Feed.of(name, URI.create("https://" + name + ".example/"), Format.SYNDICATION);
  }

  private void feed(String name, int failures, @Nullable Instant success) {
    String error = failures > 0 ? "the server answered 403" : null;
    feeds.save(
        FeedState.neverPolled(name).withHealth(FeedState.Health.of(failures, success, error)));
  }

  @Test
  void digest_isWrittenOnceADayFromItsHourOn() {
    customers.addVendor("T1", Vendor.ofName("Inkwell"));

    assertThat(digests.writeDue(7)).as("before the hour").isZero();
    clock.advance(Duration.ofHours(1));
    assertThat(digests.writeDue(7)).isEqualTo(1);
    assertThat(digests.writeDue(7)).as("again").isZero();
    clock.advance(Duration.ofHours(1));
    assertThat(digests.writeDue(7)).as("later that day").isZero();
    clock.advance(Duration.ofHours(24));
    assertThat(digests.writeDue(7)).as("the next day").isEqualTo(1);
  }

  @Test
  void digest_listsCoverageAndFailingFeeds() {
    customers.addVendor("T1", Vendor.ofName("Inkwell"));
    clock.advance(Duration.ofHours(1));
    feed("fresh", 0, clock.instant().minus(Duration.ofHours(2)));
    feed("hiccup", 2, clock.instant().minus(Duration.ofHours(2)));
    feed("dead", 3, clock.instant().minus(Duration.ofDays(3)));

    digests.writeDue(7);

    Digest digest = (Digest) deliveries.findRecent("T1", 1).getFirst().notice();
    assertThat(digest.vendorCount()).isEqualTo(1);
    assertThat(digest.coverage()).isEqualTo(new Digest.Coverage(2, 3, 0));
    assertThat(digest.failingFeeds()).containsExactly("dead: the server answered 403");
  }

  @Test
  void digest_countsPostedAlertsAndNotTheirReplies() {
    String team = Fixtures.CUSTOMER;
    customers.addVendor(team, Vendor.ofName("Inkwell"));
    clock.advance(Duration.ofHours(1));
    Instant night = clock.instant().minus(Duration.ofHours(4));
    deliveries.add(sent("posted", ReportKind.NEW, night));
    deliveries.add(sent("reply", ReportKind.UPDATE, night));
    deliveries.add(sent("of last week", ReportKind.NEW, night.minus(Duration.ofDays(7))));
    deliveries.add(sent("for tomorrow's", ReportKind.NEW, clock.instant()));
    deliveries.add(Fixtures.pending("waiting", null, night));
    deliveries.add(suppressed("minor", night));

    digests.writeDue(7);

    assertThat(digests(team))
        .singleElement()
        .extracting(Digest::alertCounts)
        .isEqualTo(new Digest.AlertCounts(1, 1, 1));
  }

  @Test
  void digest_listsAlertsMostSevereFirstWithTheirCurrentStatus() {
    String team = Fixtures.CUSTOMER;
    customers.addVendor(team, Vendor.ofName("Inkwell"));
    clock.advance(Duration.ofHours(1));
    Instant night = clock.instant().minus(Duration.ofHours(4));
    deliveries.add(sent("minor", ReportKind.NEW, night));
    deliveries.add(sent("grave", ReportKind.NEW, night));
    deliveries.add(sent("reply", ReportKind.UPDATE, night));
    deliveries.add(sent("of last week", ReportKind.NEW, night.minus(Duration.ofDays(7))));
    Severity critical = new Severity(Severity.Level.CRITICAL, List.of());
    Case grave =
        Case.open("grave", team, new Case.IncidentState(3, Confidence.DISPUTED, critical))
            .apply(new CaseAction.Assign("U0777"), "U1", night);
    assertThat(cases.save(grave)).isPresent();

    digests.writeDue(7);

    assertThat(digests(team).getFirst().topAlerts())
        .extracting(alert -> alert.level() + " " + alert.confidence() + " " + alert.assignee())
        .hasSize(2)
        .first()
        .isEqualTo("CRITICAL DISPUTED U0777");
  }

  private List<Digest> digests(String team) {
    return deliveries.findRecent(team, 99).stream()
        .filter(delivery -> delivery.state() == Delivery.State.PENDING)
        .map(Delivery::notice)
        .filter(Digest.class::isInstance)
        .map(Digest.class::cast)
        .toList();
  }

  private static Delivery suppressed(String id, Instant at) {
    return DeliveryBuilder.builder()
        .id(id)
        .notice(Fixtures.alert("Acme", at))
        .state(Delivery.State.SUMMARIZED)
        .reason(Delivery.BELOW_MINIMUM)
        .createdAt(at)
        .version(1)
        .build();
  }

  private static Delivery sent(String id, ReportKind kind, Instant at) {
    Delivery pending = Fixtures.pending(id, null, at);
    Alert alert = (Alert) pending.notice();
    Alert ofKind =
        AlertBuilder.builder()
            .customer(alert.customer())
            .vendor(alert.vendor())
            .incidentId(alert.incidentId())
            .kind(kind)
            .role(alert.role())
            .confidence(alert.confidence())
            .severity(alert.severity())
            .exposedData(alert.exposedData())
            .matchedText(alert.matchedText())
            .sentence(alert.sentence())
            .rules(alert.rules())
            .advisoryId(alert.advisoryId())
            .title(alert.title())
            .url(alert.url())
            .feed(alert.feed())
            .seenAt(at)
            .build();
    return DeliveryBuilder.builder()
        .id(id)
        .notice(ofKind)
        .state(Delivery.State.SENT)
        .claimOwner("me")
        .attemptCount(1)
        .firstTriedAt(at)
        .channel("C0")
        .ts("1.2")
        .createdAt(at)
        .version(1)
        .build();
  }

  @Test
  void customerWithoutVendors_getsNoDigest() {
    customers.addVendor("T1", Vendor.ofName("Inkwell"));
    customers.removeVendor("T1", "inkwell");
    clock.advance(Duration.ofHours(1));

    assertThat(digests.writeDue(7)).isZero();
  }

  private void settings(String team, UnaryOperator<Settings> change) {
    customers.addVendor(team, Vendor.ofName("Inkwell"));
    customers.saveSettings(team, change.apply(customers.settings(team)));
  }

  private int sweepUntil(Instant end) {
    int written = 0;
    for (; clock.instant().isBefore(end); clock.advance(Duration.ofMinutes(15))) {
      written += digests.writeDue(7);
    }
    return written;
  }

  @Test
  void digest_isWrittenInTheCustomersTimeZone() {
    settings(
        "T1",
        usual ->
            usual
                .withZone(ZoneId.of("Asia/Kolkata"))
                .withDigestSchedule(new DigestSchedule.Daily(LocalTime.of(18, 0))));
    assertThat(sweepUntil(Instant.parse("2026-03-02T12:30:00Z"))).isZero();
    clock.advance(Duration.ofMinutes(15));
    assertThat(digests.writeDue(7)).isEqualTo(1);
    assertThat(digests("T1").getFirst().day()).isEqualTo(LocalDate.parse("2026-03-02"));
  }

  @Test
  void digest_isWrittenOncePerDayAcrossClockChanges() {
    for (String zone : List.of("America/New_York", "Europe/Berlin", "Australia/Lord_Howe")) {
      settings(
          zone,
          usual ->
              usual
                  .withZone(ZoneId.of(zone))
                  .withDigestSchedule(new DigestSchedule.Daily(LocalTime.of(2, 15))));
    }
    sweepUntil(Instant.parse("2026-11-10T12:00:00Z"));
    for (String zone : List.of("America/New_York", "Europe/Berlin", "Australia/Lord_Howe")) {
      List<LocalDate> days =
          deliveries.findRecent(zone, 999).stream()
              .map(delivery -> ((Digest) delivery.notice()).day())
              .sorted()
              .toList();
      assertThat(days)
          .as(zone)
          .hasSizeGreaterThan(250)
          .containsExactlyElementsOf(
              days.getFirst().datesUntil(LocalDate.parse("2026-11-11")).toList());
    }
  }

  @Test
  void weeklyDigest_isWrittenOnItsDayAndCoversTheWeek() {
    String team = Fixtures.CUSTOMER;
    settings(
        team,
        usual ->
            usual.withDigestSchedule(new DigestSchedule.Weekly(DayOfWeek.FRIDAY, LocalTime.NOON)));
    deliveries.add(sent("on Monday", ReportKind.NEW, clock.instant()));
    assertThat(sweepUntil(Instant.parse("2026-03-15T00:00:00Z"))).isEqualTo(2);
    assertThat(digests(team))
        .extracting(digest -> digest.alertCounts().posted())
        .containsExactly(0, 1);
    assertThat(digests(team)).allMatch(digest -> digest.dayCount() == 7);
  }

  @Test
  void missedDigest_isWrittenAfterMidnight() {
    settings(
        "T1", usual -> usual.withDigestSchedule(new DigestSchedule.Daily(LocalTime.of(23, 30))));
    clock.advance(Duration.ofHours(20));
    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-03T02:10:00Z"));
    assertThat(digests.writeDue(7)).isEqualTo(1);
    assertThat(digests("T1").getFirst().day()).isEqualTo(LocalDate.parse("2026-03-02"));
  }

  @Test
  void missedDigest_isWrittenUntilTheDayEnds() {
    customers.addVendor("T1", Vendor.ofName("Inkwell"));
    clock.advance(Duration.ofHours(17));
    assertThat(digests.writeDue(7)).isEqualTo(1);
  }

  @Test
  void disabledDigest_isNotWritten() {
    settings("T1", usual -> usual.withDigestSchedule(new DigestSchedule.Off()));
    assertThat(sweepUntil(Instant.parse("2026-03-05T00:00:00Z"))).isZero();
  }

  @Test
  void heartbeatOff_skipsEmptyDigests() {
    String team = Fixtures.CUSTOMER;
    settings(team, usual -> usual.withHeartbeat(false));
    assertThat(sweepUntil(Instant.parse("2026-03-02T09:00:00Z"))).isZero();
    deliveries.add(suppressed("minor", clock.instant()));
    assertThat(sweepUntil(Instant.parse("2026-03-03T06:55:00Z"))).as("that day").isZero();
    assertThat(sweepUntil(Instant.parse("2026-03-04T09:00:00Z"))).isEqualTo(1);
    assertThat(digests(team))
        .singleElement()
        .matches(digest -> digest.alertCounts().belowMinimum() == 1);
  }

  @Test
  void requestedDigest_isWrittenOncePerMinuteBesidesTheDaily() {
    customers.addVendor("T1", Vendor.ofName("Inkwell"));
    assertThat(digests.writeNow("T1")).isTrue();
    assertThat(digests.writeNow("T1")).as("within the minute").isFalse();
    clock.advance(Duration.ofHours(1));
    assertThat(digests.writeNow("T1")).isTrue();
    assertThat(digests.writeDue(7)).as("the day's own").isEqualTo(1);
    assertThat(digests("T1")).hasSize(3);
  }

  private void mentioned(String vendor, String advisory, Instant at) {
    mentions.add(
        new Mention(
            Fixtures.CUSTOMER,
            vendor,
            advisory,
            "title of " + advisory,
            "https://news.example/" + advisory,
            "wire",
            at));
  }

  @Test
  void digest_listsMentionsOfItsPeriodMostFrequentFirst() {
    String team = Fixtures.CUSTOMER;
    for (String vendor : List.of("Zeta", "Acme", "Beta")) {
      customers.addVendor(team, Vendor.ofName(vendor));
    }
    clock.advance(Duration.ofMinutes(50));
    Instant end = clock.instant();
    mentioned("Zeta", "z1", end.minus(Duration.ofHours(24)));
    mentioned("Zeta", "z2", end.minusNanos(1));
    mentioned("Beta", "b1", end.minus(Duration.ofHours(3)));
    mentioned("Acme", "a1", end.minus(Duration.ofHours(5)));
    mentioned("Acme", "of yesterday", end.minus(Duration.ofHours(24)).minusNanos(1));
    mentioned("Acme", "of tomorrow", end);
    mentioned("No longer watched", "n1", end.minus(Duration.ofHours(3)));

    digests.writeDue(7);

    assertThat(digests(team))
        .singleElement()
        .extracting(Digest::mentions)
        .isEqualTo(
            new Digest.Mentions(
                List.of(
                    new Digest.MentionEntry("Zeta", 2, "title of z2", "https://news.example/z2"),
                    new Digest.MentionEntry("Acme", 1, "title of a1", "https://news.example/a1"),
                    new Digest.MentionEntry("Beta", 1, "title of b1", "https://news.example/b1")),
                0));
  }

  @Test
  void digest_listsTenMentionedVendorsAndCountsTheOthers() {
    String team = Fixtures.CUSTOMER;
    clock.advance(Duration.ofMinutes(50));
    Instant before = clock.instant().minus(Duration.ofHours(9));
    for (int i = 10; i < 23; i++) {
      customers.addVendor(team, Vendor.ofName("Vendor " + i));
      mentioned("Vendor " + i, "v" + i, before);
    }
    for (int i = 0; i < 1_500; i++) {
      mentioned("Vendor 17", "noise" + i, before.plusSeconds(1 + i));
    }

    digests.writeDue(7);

    Digest.Mentions mentions = digests(team).getFirst().mentions();
    assertThat(mentions.vendors())
        .extracting(Digest.MentionEntry::vendor)
        .containsExactly(
            "Vendor 17",
            "Vendor 10",
            "Vendor 11",
            "Vendor 12",
            "Vendor 13",
            "Vendor 14",
            "Vendor 15",
            "Vendor 16",
            "Vendor 18",
            "Vendor 19");
    assertThat(mentions.vendors().getFirst().reportCount()).isEqualTo(1_501);
    assertThat(mentions.vendors().getFirst().title()).isEqualTo("title of noise1499");
    assertThat(mentions.moreCount()).isEqualTo(3);
  }

  @Test
  void vendorBothMentionedAndAlerted_isListedOnce() {
    String team = Fixtures.CUSTOMER;
    customers.addVendor(team, Vendor.ofName("Acme"));
    clock.advance(Duration.ofMinutes(50));
    Instant before = clock.instant().minus(Duration.ofHours(3));
    deliveries.add(Fixtures.pending("alert", null, before));
    // An edit of the source turned a mention into an alert.
    mentioned("Acme", "advisory-1", before.minusSeconds(60));

    digests.writeDue(7);

    assertThat(digests(team).getFirst().mentions()).isEqualTo(Digest.Mentions.NONE);
    assertThat(digests(team).getFirst().alertCounts().total()).isEqualTo(1);
  }

  @Test
  void mentionsAlone_doNotForceADigest() {
    String team = Fixtures.CUSTOMER;
    settings(team, usual -> usual.withHeartbeat(false));
    mentioned("Inkwell", "a1", clock.instant());
    assertThat(sweepUntil(Instant.parse("2026-03-02T09:00:00Z"))).isZero();

    assertThat(digests.writeNow(team)).as("asked for").isTrue();
    assertThat(digests(team).getFirst().mentions().vendors())
        .extracting(Digest.MentionEntry::vendor)
        .containsExactly("Inkwell");
  }
}
