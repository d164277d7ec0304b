package bellwether.app;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.advisory;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.feeds.PolledFeeds;
import bellwether.app.install.UninstallHandler;
import bellwether.app.workspace.SharedToken;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.Format;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.workspace.Installation;
import bellwether.match.names.LookupTerms;
import bellwether.slack.request.Command;
import bellwether.store.memory.InMemoryAdvisoryStore;
import bellwether.store.memory.InMemoryCustomerFeedStore;
import bellwether.store.memory.InMemoryCustomerStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryFeedStateStore;
import bellwether.store.memory.InMemoryInstallationStore;
import bellwether.store.memory.InMemoryStores;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CommandHandlerTest {
  private static final Feed WIRE =
      Feed.of("Wire", URI.create("https://wire.example/feed"), Format.SYNDICATION);

  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final InMemoryAdvisoryStore advisories = stores.advisories();
  private final InMemoryCustomerStore customers = stores.customers();
  private final InMemoryDeliveryStore deliveries = stores.deliveries();
  private final InMemoryInstallationStore installations = stores.installations();
  private final InMemoryFeedStateStore feeds = stores.feedStates();
  private final InMemoryCustomerFeedStore customerFeeds = stores.customerFeeds();
  private final PolledFeeds polledFeeds = new PolledFeeds(List.of(WIRE), customerFeeds);
  private final CommandHandler commands =
      new CommandHandler(stores, () -> polledFeeds, SharedToken.SINGLE_WORKSPACE, clock);

  private String ask(String text) {
    return commands.answer(CUSTOMER, "U1", Command.parse(text)).unescapedText();
  }

  private void storeAdvisory(String id, String title, String text) {
    Advisory advisory = advisory(id, title, text, clock.instant());
    advisories.add(advisory);
    advisories.markMatched(advisory, LookupTerms.of(advisory));
  }

  @Test
  void lookup_findsAnyNameWatchedOrNot() {
    storeAdvisory(
        "a1", "Inkwell confirms data breach", "Hackers stole the source code of Inkwell.");

    assertThat(ask("inkwell"))
        .contains("inkwell: 1 incident in 1 report")
        .contains("is a victim of this breach")
        .contains("Not on your watchlist");
  }

  @Test
  void lookup_groupsReportsByIncidentAndListsMentionsSeparately() {
    storeAdvisory(
        "a1", "Inkwell confirms data breach", "Hackers stole the source code of Inkwell.");
    clock.advance(Duration.ofDays(1));
    storeAdvisory(
        "a2", "Inkwell breach: source code stolen", "Inkwell was hacked, and code was stolen.");
    clock.advance(Duration.ofDays(400));
    storeAdvisory(
        "a3", "Inkwell hacked a second time", "A new breach of Inkwell exposed customer records.");
    storeAdvisory("a4", "Harbour Bank moves its letters to Inkwell", "A contract for three years.");

    assertThat(ask("inkwell"))
        .contains("inkwell: 2 incidents in 3 reports, and 1 report that only mentions it")
        .containsSubsequence("hacked a second time", "Inkwell confirms data breach", "moves its");
  }

  @Test
  void tooLongName_isNotWatched() {
    assertThat(ask("watch " + "Acme ".repeat(1_000))).contains("Unknown command");
    assertThat(customers.vendors(CUSTOMER)).isEmpty();
  }

  @Test
  void watch_listsReportsOnRecord() {
    storeAdvisory(
        "a1", "Inkwell confirms data breach", "Hackers stole the source code of Inkwell.");

    assertThat(ask("watch Inkwell"))
        .contains("Watching Inkwell")
        .contains("On record so far: 1 incident in 1 report")
        .contains("Inkwell confirms data breach");
    assertThat(ask("watch Quarx")).contains("Watching Quarx").contains("Nothing is on record");
  }

  @Test
  void lookup_hidesReportsOfOtherCustomersFeeds() {
    Advisory own =
        advisory("a1", "Inkwell confirms data breach", "Inkwell was hacked.", clock.instant())
            .withAudience(Set.of("T0OTHER"));
    advisories.add(own);
    advisories.markMatched(own, LookupTerms.of(own));

    assertThat(ask("inkwell")).contains("Nothing on record");
    assertThat(commands.answer("T0OTHER", "U1", Command.parse("inkwell")).unescapedText())
        .contains("1 report");
  }

  @Test
  void feeds_areListedWithTheirHealth() {
    assertThat(ask("feeds")).contains("1 feed, all healthy").contains("Wire: read never");
    FeedProblem trouble =
        new FeedProblem(
            FeedProblem.Kind.FAILING, clock.instant(), "the feed does not let us in (403)");
    feeds.save(
        FeedState.neverPolled("Wire")
            .withHealth(
                new FeedState.Health(
                    4, clock.instant(), "x", trouble, null, null, Completeness.COMPLETE)));

    assertThat(ask("feeds"))
        .contains("1 feed, 1 with problems")
        .contains("4 failures in a row")
        .contains("could not be read: the feed does not let us in (403)");
  }

  @Test
  void feedsAdd_addsAFeedForTheRequestersTeamOnly() {
    assertThat(ask("feeds add <https://Ledger.example/rss?key=hush>"))
        .contains("Added ledger.example/rss (query ")
        .doesNotContain("hush");

    assertThat(ask("feeds")).contains("2 feeds").contains("ledger.example/rss").contains("(yours)");
    assertThat(commands.answer("T0OTHER", "U1", Command.parse("feeds")).unescapedText())
        .contains("1 feed,")
        .doesNotContain("ledger");
  }

  @Test
  void feedsAdd_explainsRejections() {
    ask("feeds add https://ledger.example/rss");

    assertThat(ask("feeds add https://ledger.example/rss"))
        .contains("your team has this feed already");
    assertThat(ask("feeds add https://wire.example/feed")).contains("a shared feed");
    assertThat(ask("feeds add http://ledger.example/rss")).contains("begins with https://");
    assertThat(ask("feeds add https://169.254.169.254/x")).contains("public internet only");
    for (int i = 1; i < 10; i++) {
      assertThat(ask("feeds add https://ledger.example/" + i)).contains("Added");
    }
    assertThat(ask("feeds add https://ledger.example/10")).contains("at most 10 feeds");
  }

  @Test
  void feedsRemove_removesATeamsFeedByAddressOrName() {
    ask("feeds add https://ledger.example/rss?key=hush");
    ask("feeds add https://ledger.example/atom");

    assertThat(
            commands
                .answer("T0OTHER", "U1", Command.parse("feeds remove ledger.example/atom"))
                .unescapedText())
        .contains("not one of your team's own feeds");
    assertThat(ask("feeds remove ledger.example/atom")).contains("Removed ");
    assertThat(ask("feeds remove https://ledger.example/rss?key=hush"))
        .contains("Removed ")
        .doesNotContain("hush");
    assertThat(ask("feeds remove https://wire.example/feed"))
        .contains("not one of your team's own");
    assertThat(customerFeeds.customersByFeed()).isEmpty();
  }

  @Test
  void lookupOfAListedVendor_usesItsAliases() {
    customers.addVendor(
        CUSTOMER,
        new Vendor("Inkwell", List.of(), List.of("Quillmaster"), List.of(), null, null, List.of()));
    storeAdvisory(
        "a1", "Quillmaster confirms data breach", "Hackers stole files from Quillmaster.");

    assertThat(ask("inkwell")).contains("Inkwell: 1 incident in 1 report");
    assertThat(ask("quillmaster")).contains("Inkwell").contains("On your watchlist");
  }

  @Test
  void lookupWithoutReports_warnsThatThisIsNoProofOfSafety() {
    assertThat(ask("inkwell")).contains("Nothing on record").contains("does not rule out a breach");
  }

  @Test
  void watchAndUnwatch_changeTheRequestersTeamOnly() {
    ask("watch Inkwell");
    customers.addVendor("T-OTHER", Vendor.ofName("Gridmoth"));

    assertThat(ask("vendors")).contains("1 vendor watched").contains("Inkwell");
    assertThat(ask("unwatch inkwell")).contains("No longer watching Inkwell");
    assertThat(ask("unwatch Gridmoth")).contains("was not on your watchlist");
    assertThat(customers.vendors("T-OTHER")).hasSize(1);
  }

  @Test
  void watchOfAListedVendor_keepsItsDetails() {
    Vendor listed =
        new Vendor(
            "Inkwell", List.of("inkwell.example"), List.of(), List.of(), "1", null, List.of());
    customers.addVendor(CUSTOMER, listed);

    ask("watch INKWELL");

    assertThat(customers.vendors(CUSTOMER)).containsExactly(listed);
  }

  @Test
  void recent_showsTheStateOfEachNotice() {
    deliveries.add(Fixtures.pending("d1", null, clock.instant()));

    assertThat(ask("recent")).contains("Acme is a victim of this breach").contains("about to be");
  }

  @Test
  void unknownWord_getsHelp() {
    assertThat(ask("vendors foo")).contains("Unknown command").contains("/breach watch NAME");
  }

  @Test
  void help_readsNoTable() {
    CommandHandler noTables =
        new CommandHandler(
            InMemoryStores.unreachable(), () -> polledFeeds, SharedToken.SINGLE_WORKSPACE, clock);

    assertThat(noTables.answer(CUSTOMER, "U1", Command.parse("help")).text())
        .contains("/breach NAME");
  }

  @Test
  void uninstalledWorkspace_isReactivatedByItsNextSetupCommand() {
    new UninstallHandler(stores.installations(), clock).uninstalled(CUSTOMER, clock.instant());
    assertThat(installations.find(CUSTOMER).orElseThrow().revokedAt()).isEqualTo(clock.instant());

    ask("watch Inkwell");

    assertThat(installations.find(CUSTOMER).orElseThrow().revokedAt()).isNull();
  }

  private void uninstallAfterOAuth() {
    installations.save(new Installation(CUSTOMER, clock.instant(), null, "v1:x", "UBOT", "UDANA"));
    clock.advance(Duration.ofMinutes(1));
    new UninstallHandler(stores.installations(), clock).uninstalled(CUSTOMER, clock.instant());
  }

  private Installation installation() {
    return installations.find(CUSTOMER).orElseThrow();
  }

  @Test
  void command_keepsTheTokenOfAnInstalledWorkspace() {
    Installation own = new Installation(CUSTOMER, clock.instant(), null, "v1:x", "UBOT", "UDANA");
    installations.save(own);
    ask("recent");
    assertThat(installation()).isEqualTo(own);
  }

  @Test
  void command_doesNotReactivateAWorkspaceWithARevokedToken() {
    uninstallAfterOAuth();
    SharedToken anothers = new SharedToken(Optional.of("T0OTHER"), true);
    new CommandHandler(stores, () -> polledFeeds, anothers, clock)
        .answer(CUSTOMER, "U1", Command.parse("recent"));
    assertThat(installation().revokedAt()).isNotNull();
    new CommandHandler(stores, () -> polledFeeds, new SharedToken(Optional.empty(), true), clock)
        .answer(CUSTOMER, "U1", Command.parse("recent"));
    assertThat(installation().revokedAt()).isNotNull();
  }

  @Test
  void command_reactivatesTheWorkspaceOfTheSharedToken() {
    uninstallAfterOAuth();
    new CommandHandler(
            stores, () -> polledFeeds, new SharedToken(Optional.of(CUSTOMER), true), clock)
        .answer(CUSTOMER, "U1", Command.parse("recent"));
    assertThat(installation()).isEqualTo(new Installation(CUSTOMER, clock.instant(), null));
  }
}
