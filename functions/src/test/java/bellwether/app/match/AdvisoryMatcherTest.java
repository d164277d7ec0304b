package bellwether.app.match;

import static bellwether.app.Fixtures.advisory;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.AdvisoryBuilder;
import bellwether.domain.advisory.EditHistory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.notice.Notice;
import bellwether.domain.vendor.Mention;
import bellwether.domain.vendor.Vendor;
import bellwether.store.memory.InMemoryAdvisoryStore;
import bellwether.store.memory.InMemoryCaseStore;
import bellwether.store.memory.InMemoryCustomerStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryIncidentStore;
import bellwether.store.memory.InMemoryMentionStore;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class AdvisoryMatcherTest {
  private static final String TEXT =
      "Mail security firm Inkwell said the hackers who came in through the compromised Gridmoth"
          + " update copied part of its source code. Larchfield helped with the investigation.";

  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final InMemoryAdvisoryStore advisories = stores.advisories();
  private final InMemoryCustomerStore customers = stores.customers();
  private final InMemoryIncidentStore incidents = stores.incidents();
  private final InMemoryDeliveryStore deliveries = stores.deliveries();
  private final InMemoryCaseStore cases = stores.cases();
  private final InMemoryMentionStore mentions = stores.mentions();
  private final AdvisoryMatcher matching = new AdvisoryMatcher(stores, FloodLimit.DEFAULT, clock);

  private void watch(String customer, String... names) {
    for (String name : names) {
      customers.addVendor(customer, Vendor.ofName(name));
    }
  }

  private void addAdvisory(String id, String title, String text) {
    advisories.add(advisory(id, title, text, clock.instant()));
    sweep();
  }

  private void sweep() {
    matching.sweep(clock.instant().plus(Duration.ofSeconds(30)));
  }

  private List<Alert> alerts(String customer) {
    return deliveries.findRecent(customer, 50).stream()
        .map(Delivery::notice)
        .map(Alert.class::cast)
        .toList()
        .reversed();
  }

  private void addAdvisoryFor(String customer, String id, String title, String text) {
    advisories.add(advisory(id, title, text, clock.instant()).withAudience(Set.of(customer)));
    sweep();
  }

  @Test
  void privateReport_reachesNoOtherCustomerAndChangesNoSharedIncident() {
    watch("T1", "Inkwell");
    watch("T2", "Inkwell");

    addAdvisoryFor(
        "T1", "m1", "Inkwell confirms data breach", "Intruders copied tickets of Inkwell.");

    assertThat(alerts("T1")).hasSize(1);
    assertThat(alerts("T2")).isEmpty();
    assertThat(incidents.findByVendor("inkwell")).isEmpty();

    addAdvisoryFor(
        "T2", "m2", "Inkwell confirms data breach", "Intruders copied invoices of Inkwell.");
    assertThat(alerts("T2")).extracting(Alert::kind).containsExactly(ReportKind.NEW);
    assertThat(alerts("T1")).hasSize(1);
  }

  @Test
  void privateReport_joinsASharedIncidentWithoutBeingStoredInIt() {
    watch("T1", "Inkwell");
    watch("T2", "Inkwell");
    addAdvisory("a1", "Inkwell confirms data breach", "Intruders copied source code of Inkwell.");
    List<Incident> open = incidents.findByVendor("inkwell");

    addAdvisoryFor(
        "T1", "m1", "Inkwell confirms data breach", "Dear customer, your tickets were copied.");

    assertThat(alerts("T1"))
        .extracting(Alert::kind)
        .containsExactly(ReportKind.NEW, ReportKind.UPDATE);
    assertThat(alerts("T2")).hasSize(1);
    assertThat(incidents.findByVendor("inkwell")).isEqualTo(open);
  }

  @Test
  void revision_isOneReplyToAlertedCustomersWithTheChanges() {
    watch("T1", "Inkwell");
    addAdvisory("a1", "Inkwell confirms data breach", "Intruders copied source code of Inkwell.");
    Advisory first = advisories.find("a1").orElseThrow();
    Advisory second =
        AdvisoryBuilder.builder()
            .id(first.id())
            .feed(first.feed())
            .title(first.title())
            .url(first.url())
            .text(first.text())
            .published(first.published())
            .statedFacts(first.statedFacts())
            .seenAt(first.seenAt())
            .revision(1)
            .changes(List.of("records: 5 → 900"))
            .editHistory(EditHistory.NONE)
            .build();
    advisories.revise(second);
    sweep();
    matching.match("a1");

    assertThat(alerts("T1")).hasSize(2);
    assertThat(alerts("T1").getLast().kind()).isEqualTo(ReportKind.UPDATE);
    assertThat(alerts("T1").getLast().changes()).containsExactly("records: 5 → 900");
    assertThat(incidents.findByVendor("inkwell")).hasSize(1);
  }

  @Test
  void breach_alertsCustomersWatchingTheVictimOrTheSource() {
    watch("T1", "Inkwell");
    watch("T2", "Gridmoth");
    watch("T3", "Larchfield");

    addAdvisory("a1", "Inkwell Says Gridmoth Hackers Stole Source Code", TEXT);

    assertThat(alerts("T1"))
        .singleElement()
        .satisfies(a -> {
          assertThat(a.role()).isEqualTo(Role.VICTIM);
          assertThat(a.exposedData()).contains("source code");
          assertThat(a.relatedVendors()).isEmpty();
        });
    assertThat(alerts("T2"))
        .singleElement()
        .satisfies(a -> assertThat(a.role()).isEqualTo(Role.SOURCE));
    assertThat(alerts("T3")).isEmpty();
  }

  private List<String> mentioned(String customer) {
    return mentions.all().stream()
        .filter(mention -> mention.customer().equals(customer))
        .map(mention -> mention.vendor() + " in " + mention.advisoryId())
        .toList();
  }

  @Test
  void mentionedVendor_isStoredForItsCustomerWithoutAlert() {
    watch("T1", "Inkwell", "Larchfield");
    watch("T2", "Inkwell");

    addAdvisory("a1", "Inkwell Says Gridmoth Hackers Stole Source Code", TEXT);

    assertThat(alerts("T1")).extracting(Alert::vendor).containsExactly("Inkwell");
    assertThat(mentions.all())
        .containsExactly(
            new Mention(
                "T1",
                "Larchfield",
                "a1",
                "Inkwell Says Gridmoth Hackers Stole Source Code",
                "https://news.example/a1",
                "wire",
                clock.instant()));
  }

  @Test
  void mentionMatchedAgain_isUnchanged() {
    watch("T1", "Larchfield");
    addAdvisory("a1", "Inkwell Says Gridmoth Hackers Stole Source Code", TEXT);
    List<Mention> first = mentions.all();
    clock.advance(Duration.ofDays(1));

    matching.match("a1");

    assertThat(mentions.all()).hasSize(1).isEqualTo(first);
  }

  @Test
  void mention_isNotStoredWhenExcluded() {
    customers.addVendor(
        "T1",
        new Vendor(
            "Larchfield",
            List.of(),
            List.of(),
            List.of(),
            null,
            null,
            List.of("Larchfield helped")));
    watch("T2", "Larchfield");

    addAdvisory("a1", "Inkwell Says Gridmoth Hackers Stole Source Code", TEXT);

    assertThat(mentioned("T1")).isEmpty();
    assertThat(mentioned("T2")).containsExactly("Larchfield in a1");
  }

  @Test
  void mentionInAFirstRead_isNotStored() {
    watch("T1", "Larchfield");
    advisories.add(
        advisory("a1", "Inkwell Says Gridmoth Hackers Stole Source Code", TEXT, clock.instant())
            .withFirstRead(true));
    sweep();

    assertThat(mentions.all()).isEmpty();
  }

  @Test
  void mentionInAPrivateReport_isStoredForNoOtherCustomer() {
    watch("T1", "Larchfield");
    watch("T2", "Larchfield");

    addAdvisoryFor("T1", "m1", "Inkwell Says Gridmoth Hackers Stole Source Code", TEXT);

    assertThat(mentioned("T1")).containsExactly("Larchfield in m1");
    assertThat(mentioned("T2")).isEmpty();
  }

  @Test
  void mention_ofALongTitle_isCutBetweenCharacters() {
    watch("T1", "Larchfield");

    addAdvisory("a1", "Inkwell Says Gridmoth Hackers Stole " + "😀".repeat(900), TEXT);

    assertThat(mentions.all())
        .singleElement()
        .satisfies(mention -> {
          assertThat(mention.title()).endsWith("😀").hasSizeLessThan(420);
          assertThat(mention.title().codePointCount(0, mention.title().length())).isEqualTo(200);
        });
  }

  @Test
  void denial_isAMentionForCustomersNotAlerted() {
    watch("T1", "Inkwell");
    addAdvisory("a1", "Lockjaw ransomware gang claims Inkwell breach", "");
    watch("T2", "Inkwell");
    clock.advance(Duration.ofMinutes(1));

    addAdvisory("a2", "Inkwell denies breach claims", "");

    assertThat(mentioned("T1")).isEmpty();
    assertThat(mentioned("T2")).containsExactly("Inkwell in a2");
  }

  @Test
  void alertsOfOneReport_nameEachOther() {
    watch("T1", "Inkwell", "Gridmoth");

    addAdvisory("a1", "Inkwell Says Gridmoth Hackers Stole Source Code", TEXT);

    assertThat(alerts("T1"))
        .extracting(Alert::relatedVendors)
        .containsExactlyInAnyOrder(List.of("Gridmoth (source)"), List.of("Inkwell (victim)"));
  }

  @Test
  void itemsReadTogether_areReportedInOrderOfPublication() {
    watch("T1", "Inkwell");
    Advisory later =
        advisory(
            "a1", "Inkwell confirms data breach through Gridmoth update", TEXT, clock.instant());
    advisories.add(published(later, "2026-03-01T12:00:00Z"));
    Advisory earlier =
        advisory("a2", "Inkwell Says Gridmoth Hackers Stole Source Code", TEXT, clock.instant());
    advisories.add(published(earlier, "2026-02-28T12:00:00Z"));

    sweep();

    assertThat(alerts("T1").getFirst().advisoryId()).isEqualTo("a2");
  }

  private static Advisory published(Advisory advisory, String at) {
    return new Advisory(
        advisory.id(),
        advisory.feed(),
        advisory.title(),
        advisory.url(),
        advisory.text(),
        OffsetDateTime.parse(at),
        advisory.statedFacts(),
        advisory.seenAt());
  }

  @Test
  void matchingTwice_changesNothing() {
    watch("T1", "Inkwell");
    addAdvisory("a1", "Inkwell Says Gridmoth Hackers Stole Source Code", TEXT);

    matching.match("a1");
    matching.match("a1");

    assertThat(alerts("T1")).hasSize(1);
    assertThat(incidents.findByVendor("inkwell")).hasSize(1);
  }

  @Test
  void furtherReport_isAReplyInTheThread() {
    watch("T1", "Inkwell");
    addAdvisory("a1", "Inkwell Says Gridmoth Hackers Stole Source Code", TEXT);
    clock.advance(Duration.ofHours(5));

    addAdvisory(
        "a2",
        "Inkwell confirms data breach through Gridmoth update",
        "Inkwell confirmed on Friday that hackers breached its network and said it has reset the"
            + " passwords of every customer.");

    assertThat(alerts("T1"))
        .extracting(Alert::kind)
        .containsExactly(ReportKind.NEW, ReportKind.UPDATE);
    List<Delivery> kept = deliveries.findRecent("T1", 10);
    assertThat(kept.getFirst().parentId()).isEqualTo(kept.getLast().id());
  }

  @Test
  void customerWatchingLater_isAlertedWithTheNextReport() {
    watch("T1", "Inkwell");
    addAdvisory("a1", "Inkwell Says Gridmoth Hackers Stole Source Code", TEXT);
    watch("T2", "Inkwell");
    clock.advance(Duration.ofHours(5));

    addAdvisory(
        "a2",
        "Inkwell confirms data breach through Gridmoth update",
        "Inkwell confirmed on Friday that hackers breached its network and said it has reset the"
            + " passwords of every customer.");

    assertThat(alerts("T2")).extracting(Alert::kind).containsExactly(ReportKind.NEW);
  }

  @Test
  void vendorAddedAfterTheLastReport_isMatched() {
    addAdvisory(
        "a0", "Brackwater breached, patient files stolen", "Brackwater lost patient files.");
    watch("T1", "Brackwater");

    addAdvisory(
        "a1", "Brackwater breached, patient files stolen", "Brackwater lost patient files.");

    assertThat(alerts("T1")).hasSize(1);
  }

  @Test
  void matchedAdvisory_isFoundByItsNames() {
    addAdvisory("a1", "Inkwell Says Gridmoth Hackers Stole Source Code", TEXT);

    assertThat(advisories.findByTerms(List.of("larchfield"), 5)).hasSize(1);
    assertThat(advisories.findUnmatched(5)).isEmpty();
  }

  @Test
  void denial_isOneReplyToCustomersAlertedToTheClaim() {
    watch("T1", "Inkwell");
    addAdvisory("a1", "Lockjaw ransomware gang claims Inkwell breach", "");
    watch("T2", "Inkwell");

    clock.advance(Duration.ofMinutes(1));
    addAdvisory("a2", "Inkwell denies breach claims", "");
    clock.advance(Duration.ofMinutes(1));
    addAdvisory("a3", "Inkwell says breach claims are false", "");

    assertThat(alerts("T1")).extracting(Alert::kind).startsWith(ReportKind.NEW, ReportKind.UPDATE);
    assertThat(alerts("T1").get(1).confidence()).isEqualTo(Confidence.DISPUTED);
    assertThat(alerts("T1").get(1).changes()).containsExactly("disputed: this report denies it");
    assertThat(alerts("T2")).isEmpty();
  }

  @Test
  void retractedRecord_isReportedToAlertedCustomersAndUpdatesTheirMessage() {
    watch("T1", "Inkwell");
    Advisory first =
        advisory("a1", "Inkwell: data breach", "", clock.instant())
            .withStatedFacts(StatedFacts.victims(List.of("Inkwell")));
    advisories.add(first);
    sweep();
    watch("T2", "Inkwell");
    StatedFacts back = first.statedFacts().withRetracted(true);
    advisories.revise(
        AdvisoryBuilder.builder()
            .id(first.id())
            .feed(first.feed())
            .title(first.title())
            .url(first.url())
            .text(first.text())
            .published(first.published())
            .statedFacts(back)
            .seenAt(first.seenAt())
            .revision(1)
            .changes(List.of("taken back by its source"))
            .editHistory(EditHistory.NONE)
            .build());
    clock.advance(Duration.ofMinutes(1));
    sweep();
    matching.match("a1");

    assertThat(notices("T1", Alert.class)).hasSize(2);
    Alert told = notices("T1", Alert.class).getLast();
    assertThat(told.kind()).isEqualTo(ReportKind.UPDATE);
    assertThat(told.confidence()).isEqualTo(Confidence.RETRACTED);
    assertThat(told.changes()).containsExactly("taken back by its source");
    assertThat(notices("T1", MessageUpdate.class))
        .singleElement()
        .satisfies(refresh ->
            assertThat(cases.find(refresh.messageId()).orElseThrow().incidentState())
                .satisfies(present -> {
                  assertThat(present.confidence()).isEqualTo(Confidence.RETRACTED);
                  assertThat(present.severity().level()).isEqualTo(Severity.Level.LOW);
                }));
    assertThat(deliveries.findRecent("T2", 50)).isEmpty();
  }

  private <N extends Notice> List<N> notices(String customer, Class<N> kind) {
    return deliveries.all().stream()
        .map(Delivery::notice)
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(notice -> notice.customer().equals(customer))
        .toList();
  }

  @Test
  void denialWithoutPriorReport_queuesNothing() {
    watch("T1", "Inkwell");

    addAdvisory("a1", "Inkwell denies breach claims", "");

    assertThat(alerts("T1")).isEmpty();
    assertThat(incidents.findByVendor("inkwell")).isEmpty();
  }

  @Test
  void advisory_isAnalyzedOnceHoweverManyCustomersWatch() {
    AtomicInteger analyses = new AtomicInteger();
    AdvisoryMatcher counting =
        new AdvisoryMatcher(
            stores,
            FloodLimit.DEFAULT,
            advisory -> {
              analyses.incrementAndGet();
              return List.of("customer records");
            },
            clock);
    for (int i = 0; i < 1_000; i++) {
      watch("T" + i, "Inkwell");
    }
    advisories.add(advisory("a1", "Inkwell confirms data breach", TEXT, clock.instant()));

    counting.sweep(clock.instant().plus(Duration.ofHours(1)));

    assertThat(analyses).hasValue(1);
    assertThat(deliveries.findRecent("T0", 10)).hasSize(1);
    assertThat(deliveries.findRecent("T999", 10)).hasSize(1);
  }

  @Test
  void copyDatedInTheFuture_doesNotHideALaterBreach() {
    watch("T1", "Inkwell");
    Instant future = Instant.parse("2099-01-01T00:00:00Z");
    advisories.add(
        new Advisory(
            "a1",
            "wire",
            "Inkwell confirms data breach",
            "https://news.example/a1",
            "Inkwell said that hackers copied customer records.",
            future.atOffset(ZoneOffset.UTC),
            StatedFacts.NONE,
            clock.instant()));
    sweep();
    clock.advance(Duration.ofDays(300));

    addAdvisory("a2", "Inkwell hit by ransomware", "Inkwell said that its factories stand still.");

    assertThat(deliveries.findRecent("T1", 10))
        .extracting(delivery -> ((Alert) delivery.notice()).kind())
        .containsExactly(ReportKind.NEW, ReportKind.NEW);
  }
}
