package bellwether.app;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.advisory;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.workspace.SharedToken;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.vendor.Vendor;
import bellwether.match.names.LookupTerms;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.request.Command;
import bellwether.store.memory.InMemoryAdvisoryStore;
import bellwether.store.memory.InMemoryCustomerStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CommandHandlerTest {
  private final CommandApp app = new CommandApp();
  private final InMemoryAdvisoryStore advisories = app.stores.advisories();
  private final InMemoryCustomerStore customers = app.stores.customers();
  private final InMemoryDeliveryStore deliveries = app.stores.deliveries();

  private void storeAdvisory(String id, String title, String text) {
    Advisory advisory = advisory(id, title, text, app.clock.instant());
    advisories.add(advisory);
    advisories.markMatched(advisory, LookupTerms.of(advisory));
  }

  @Test
  void lookup_findsAnyNameWatchedOrNot() {
    storeAdvisory(
        "a1", "Inkwell confirms data breach", "Hackers stole the source code of Inkwell.");

    assertThat(app.ask("inkwell"))
        .contains("inkwell: 1 incident in 1 report")
        .contains("is a victim of this breach")
        .contains("Not on your watchlist");
  }

  @Test
  void lookup_groupsReportsByIncidentAndListsMentionsSeparately() {
    storeAdvisory(
        "a1", "Inkwell confirms data breach", "Hackers stole the source code of Inkwell.");
    app.clock.advance(Duration.ofDays(1));
    storeAdvisory(
        "a2", "Inkwell breach: source code stolen", "Inkwell was hacked, and code was stolen.");
    app.clock.advance(Duration.ofDays(400));
    storeAdvisory(
        "a3", "Inkwell hacked a second time", "A new breach of Inkwell exposed customer records.");
    storeAdvisory("a4", "Harbour Bank moves its letters to Inkwell", "A contract for three years.");

    assertThat(app.ask("inkwell"))
        .contains("inkwell: 2 incidents in 3 reports, and 1 report that only mentions it")
        .containsSubsequence("hacked a second time", "Inkwell confirms data breach", "moves its");
  }

  @Test
  void tooLongName_isNotWatched() {
    assertThat(app.ask("watch " + "Acme ".repeat(1_000))).contains("Unknown command");
    assertThat(customers.vendors(CUSTOMER)).isEmpty();
  }

  @Test
  void watch_listsReportsOnRecord() {
    storeAdvisory(
        "a1", "Inkwell confirms data breach", "Hackers stole the source code of Inkwell.");

    assertThat(app.ask("watch Inkwell"))
        .contains("Watching Inkwell")
        .contains("On record so far: 1 incident in 1 report")
        .contains("Inkwell confirms data breach");
    assertThat(app.ask("watch Quarx")).contains("Watching Quarx").contains("Nothing is on record");
  }

  @Test
  void lookup_hidesReportsOfOtherCustomersFeeds() {
    Advisory own =
        advisory("a1", "Inkwell confirms data breach", "Inkwell was hacked.", app.clock.instant())
            .withAudience(Set.of("T0OTHER"));
    advisories.add(own);
    advisories.markMatched(own, LookupTerms.of(own));

    assertThat(app.ask("inkwell")).contains("Nothing on record");
    assertThat(app.commands.answer("T0OTHER", "U1", Command.parse("inkwell")).unescapedText())
        .contains("1 report");
  }

  @Test
  void lookupOfAListedVendor_usesItsAliases() {
    customers.addVendor(
        CUSTOMER,
        new Vendor("Inkwell", List.of(), List.of("Quillmaster"), List.of(), null, null, List.of()));
    storeAdvisory(
        "a1", "Quillmaster confirms data breach", "Hackers stole files from Quillmaster.");

    assertThat(app.ask("inkwell")).contains("Inkwell: 1 incident in 1 report");
    assertThat(app.ask("quillmaster")).contains("Inkwell").contains("On your watchlist");
  }

  @Test
  void lookupWithoutReports_warnsThatThisIsNoProofOfSafety() {
    assertThat(app.ask("inkwell"))
        .contains("Nothing on record")
        .contains("does not rule out a breach");
  }

  @Test
  void lookup_findsAListedVendorByProductAndDomain() {
    customers.addVendor(
        CUSTOMER,
        new Vendor(
            "Inkwell",
            List.of("inkwell.example"),
            List.of(),
            List.of("Blotter Pro"),
            null,
            null,
            List.of()));

    for (String written :
        List.of("blotter pro", "inkwell.example", "https://login.Inkwell.example/start")) {
      assertThat(app.ask(written)).as(written).contains("Inkwell").contains("On your watchlist");
      assertThat(app.ask("watch " + written)).as(written).contains("Watching Inkwell");
    }
    assertThat(app.ask("notinkwell.example")).doesNotContain("On your watchlist");
    assertThat(customers.vendors(CUSTOMER)).hasSize(1);
    assertThat(app.ask("unwatch blotter pro")).contains("was not on your watchlist");
  }

  @Test
  void misspelledName_isAnsweredWithASuggestion() {
    customers.addVendor(CUSTOMER, Vendor.ofName("Inkwell"));

    assertThat(app.ask("inkwel"))
        .contains("Nothing on record about inkwel")
        .contains("Did you mean Inkwell? Then: /breach Inkwell");
    assertThat(app.ask("mimecsat")).contains("Did you mean Mimecast?");
    assertThat(app.ask("unwatch inkwlel")).contains("Did you mean Inkwell?");
    assertThat(app.ask("watch Inkwelt"))
        .contains("Watching Inkwelt")
        .contains("Did you mean Inkwell? Then: /breach watch Inkwell")
        .contains("To stop watching Inkwelt: /breach unwatch Inkwelt");
  }

  @Test
  void misspelledCommand_isAnsweredWithTheCommandAndNoButton() {
    SlackMessage reply = app.commands.answer(CUSTOMER, "U1", Command.parse("recnt"));

    assertThat(reply.unescapedText()).contains("Did you mean /breach recent?");
    assertThat(reply.blocksJson()).doesNotContain("button");
  }

  @Test
  void watchAndUnwatch_changeTheRequestersTeamOnly() {
    app.ask("watch Inkwell");
    customers.addVendor("T-OTHER", Vendor.ofName("Gridmoth"));

    assertThat(app.ask("vendors")).contains("1 vendor watched").contains("Inkwell");
    assertThat(app.ask("unwatch inkwell")).contains("No longer watching Inkwell");
    assertThat(app.ask("unwatch Gridmoth")).contains("was not on your watchlist");
    assertThat(customers.vendors("T-OTHER")).hasSize(1);
  }

  @Test
  void watchOfAListedVendor_keepsItsDetails() {
    Vendor listed =
        new Vendor(
            "Inkwell", List.of("inkwell.example"), List.of(), List.of(), "1", null, List.of());
    customers.addVendor(CUSTOMER, listed);

    app.ask("watch INKWELL");

    assertThat(customers.vendors(CUSTOMER)).containsExactly(listed);
  }

  @Test
  void recent_showsTheStateOfEachNotice() {
    deliveries.add(Fixtures.pending("d1", null, app.clock.instant()));

    assertThat(app.ask("recent"))
        .contains("🟠 High: Acme breached (confirmed)")
        .contains("about to be");
  }

  @Test
  void recent_listsEveryNoticeOnOneOfItsPages() {
    for (int i = 0; i < 70; i++) {
      deliveries.add(Fixtures.pending("d" + i, null, app.clock.instant()));
    }

    assertThat(linesOf(app.ask("recent"))).isEqualTo(30);
    assertThat(app.ask("recent")).contains("Older alerts: /breach recent 2");
    assertThat(linesOf(app.ask("recent 2"))).isEqualTo(30);
    assertThat(linesOf(app.ask("recent 3"))).isEqualTo(10);
    assertThat(app.ask("recent 3")).startsWith("Alerts, page 3").doesNotContain("Older alerts");
    assertThat(app.ask("recent 4")).contains("No alerts on page 4.");
  }

  private static long linesOf(String page) {
    return page.lines().filter(line -> line.startsWith("• ")).count();
  }

  @Test
  void unknownWord_getsHelp() {
    assertThat(app.ask("vendors foo")).contains("Unknown command").contains("/breach watch NAME");
  }

  @Test
  void help_readsNoTable() {
    CommandHandler noTables =
        new CommandHandler(
            InMemoryStores.unreachable(),
            () -> app.polledFeeds,
            SharedToken.SINGLE_WORKSPACE,
            app.clock);

    assertThat(noTables.answer(CUSTOMER, "U1", Command.parse("help")).text())
        .contains("/breach NAME");
  }
}
