package bellwether.app.lookup;

import static bellwether.app.Fixtures.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.CommandHandler;
import bellwether.app.Fixtures;
import bellwether.app.TestClock;
import bellwether.app.feeds.PolledFeeds;
import bellwether.app.workspace.SharedToken;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.Format;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.DeliveryBuilder;
import bellwether.domain.vendor.Vendor;
import bellwether.match.names.LookupTerms;
import bellwether.slack.request.Command;
import bellwether.store.memory.InMemoryAdvisoryStore;
import bellwether.store.memory.InMemoryCustomerStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryStores;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ReportExplainerTest {
  private static final String LINK = "https://news.example/larkmail";
  private static final Feed WIRE =
      Feed.of("Wire", URI.create("https://feeds.news.example/rss"), Format.SYNDICATION);

  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final InMemoryAdvisoryStore advisories = stores.advisories();
  private final InMemoryCustomerStore customers = stores.customers();
  private final InMemoryDeliveryStore deliveries = stores.deliveries();
  private final CommandHandler commands =
      new CommandHandler(
          stores,
          () -> new PolledFeeds(List.of(WIRE), stores.customerFeeds()),
          SharedToken.SINGLE_WORKSPACE,
          clock);

  @BeforeEach
  void watch() {
    customers.addVendor(CUSTOMER, Vendor.ofName("Larkmail"));
    customers.addVendor(CUSTOMER, Vendor.ofName("Harbor"));
  }

  private String ask(String text) {
    return commands.answer(CUSTOMER, "U1", Command.parse(text)).unescapedText();
  }

  private Advisory storeAdvisory(String id, String title, Set<String> audience) {
    Advisory plain =
        new Advisory(id, "Wire", title, LINK, "", null, StatedFacts.NONE, clock.instant());
    Advisory advisory = audience.isEmpty() ? plain : plain.withAudience(audience);
    advisories.add(advisory);
    advisories.markMatched(advisory, LookupTerms.of(advisory));
    return advisory;
  }

  @Test
  void whyByArticleLink_explainsRoleAndRejectedCandidates() {
    storeAdvisory("a1", "Larkmail confirms data breach, no safe harbor for crooks", Set.of());

    assertThat(ask("why <" + LINK + "?utm_source=x>"))
        .contains("Larkmail is a victim of this breach (confirmed)")
        .containsPattern("• Larkmail was breached \\(\\d\\d%\\)\\.")
        .containsPattern("• Next most likely: [a-z ]+ \\(\\d+%\\)\\.")
        .containsPattern("An alert needs \\d\\d%; from \\d\\d% the digest lists it")
        .contains("“harbor” as Harbor: written without the capitals of the name");
  }

  @Test
  void whyByMessageLink_findsItsReport() {
    storeAdvisory("advisory-1", "Larkmail confirms data breach", Set.of());
    deliveries.add(posted("1767225600.123456"));

    assertThat(ask("why https://team.slack.com/archives/C0ALERTS/p1767225600123456"))
        .contains("Larkmail is a victim of this breach");
  }

  @Test
  void whyOfAnUnknownLink_explainsWhatToDo() {
    assertThat(ask("why https://news.example/other")).contains("Nothing on record for");
    assertThat(ask("why it rang")).contains("Use the link to an alert, or to the article");
  }

  @Test
  void whyOfAnUnseenLink_namesTheFeedsOfItsSiteAndWhatWasUnread() {
    Instant now = clock.instant();
    assertThat(ask("why https://other.example/a"))
        .contains("No feed reads other.example. To add one: /breach feeds add URL");
    stores
        .feedStates()
        .save(
            FeedState.neverPolled("Wire")
                .withHealth(FeedState.Health.of(0, now, null))
                .withNextPollAt(now));
    assertThat(ask("why https://www.news.example/other"))
        .contains("Read from news.example: Wire. It was not in them.")
        .contains("All feeds were read without a gap");
    clock.advance(Duration.ofHours(3));
    assertThat(ask("why https://news.example/other")).contains("• Wire unread since 20");
  }

  @Test
  void whyOfAVendor_explainsItsNewestReport() {
    storeAdvisory("a1", "Larkmail confirms data breach", Set.of());

    customers.addVendor(
        CUSTOMER,
        new Vendor(
            "Larkmail", List.of("larkmail.example"), List.of(), List.of(), null, null, List.of()));

    for (String name : List.of("larkmail", "larkmail.example")) {
      assertThat(ask("why " + name)).contains("Larkmail is a victim of this breach (confirmed)");
    }
    assertThat(ask("why https://larkmail.example/news")).contains("Nothing on record for");
  }

  @Test
  void whyOfAnotherTeamsReport_revealsNothing() {
    storeAdvisory("a1", "Larkmail confirms data breach", Set.of("T0OTHER"));

    assertThat(ask("why " + LINK)).contains("Nothing on record for");
  }

  @Test
  void test_explainsWhatATextWouldDo() {
    assertThat(ask("test Hackers stole customer data from Larkmail"))
        .contains("Would alert: yes, Larkmail, medium, in the default alert channel")
        .contains("Larkmail is a victim of this breach");
    assertThat(ask("test Nothing happened"))
        .contains("No vendor on your watchlist is named")
        .doesNotContain("Would alert");
  }

  @Test
  void exclude_previewsHiddenReportsAndChangesNothing() {
    storeAdvisory("a1", "Harbor Lights Hotel hit by ransomware at Harbor", Set.of());
    storeAdvisory("a2", "Hackers steal data from Harbor customers", Set.of());
    storeAdvisory("a3", "Fishermen of Pearl Harbor: data leaked from Harbor", Set.of());

    assertThat(ask("exclude Harbor Pearl Harbor: data leaked from Harbor"))
        .contains("would no longer be matched as Harbor")
        .contains("1 report on record would no longer name it")
        .contains("(alert) Fishermen of Pearl Harbor")
        .contains("To confirm: /breach exclude confirm Harbor Pearl Harbor");
    assertThat(customers.vendors(CUSTOMER)).allMatch(vendor -> vendor.excludedPhrases().isEmpty());
  }

  @Test
  void confirmedExclusion_isSavedAndCanBeRemoved() {
    assertThat(ask("exclude confirm Harbor \"Pearl Harbor\""))
        .contains("is no longer matched as Harbor")
        .contains("/breach include Harbor Pearl Harbor");
    assertThat(customers.vendors(CUSTOMER))
        .filteredOn(vendor -> vendor.name().equals("Harbor"))
        .extracting(Vendor::excludedPhrases)
        .containsExactly(List.of("Pearl Harbor"));

    assertThat(ask("include Harbor pearl harbor")).contains("No phrases are excluded for Harbor");
    assertThat(customers.vendors(CUSTOMER)).allMatch(vendor -> vendor.excludedPhrases().isEmpty());
  }

  @Test
  void excludeOfAnUnknownVendorOrItsOwnName_isRejected() {
    assertThat(ask("exclude Quarx quarx mountain")).contains("No vendor on your watchlist");
    assertThat(ask("exclude Harbor")).contains("Which phrase looks like Harbor but is not?");
    assertThat(ask("exclude Harbor harbor")).contains("Which phrase looks like Harbor");
  }

  private Delivery posted(String ts) {
    return DeliveryBuilder.builder()
        .id("d1")
        .notice(Fixtures.alert("Larkmail", clock.instant()))
        .state(Delivery.State.SENT)
        .attemptCount(1)
        .triedAt(clock.instant())
        .channel("C0ALERTS")
        .ts(ts)
        .createdAt(clock.instant())
        .build();
  }
}
