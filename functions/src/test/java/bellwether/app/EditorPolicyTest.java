package bellwether.app;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.pending;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.feeds.PolledFeeds;
import bellwether.app.request.HttpResponse;
import bellwether.app.request.Interaction;
import bellwether.app.request.Reply;
import bellwether.app.request.Requester;
import bellwether.app.settings.SettingsForm;
import bellwether.app.workspace.SharedToken;
import bellwether.domain.notice.Case;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.workspace.Settings;
import bellwether.slack.reply.CommandReplies;
import bellwether.slack.request.Command;
import bellwether.slack.view.CaseModals;
import bellwether.slack.view.HomeView;
import bellwether.slack.view.ImportModals;
import bellwether.slack.view.RoutesModal;
import bellwether.slack.view.SettingsModal;
import bellwether.slack.view.VendorModal;
import bellwether.store.memory.InMemoryCaseStore;
import bellwether.store.memory.InMemoryCustomerStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only those who were named change settings and lists; alerts are everybody's. */
final class EditorPolicyTest {
  private static final String EDITOR = "U0ANA";
  private static final String OTHER = "U0BEN";
  private static final String NAMED = "\"user_id\":\"U0ANA\"";

  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final InMemoryCustomerStore customers = stores.customers();
  private final InMemoryDeliveryStore deliveries = stores.deliveries();
  private final InMemoryCaseStore cases = stores.cases();
  private final FakeSlackGateway desk = new FakeSlackGateway();
  private final PolledFeeds polled = new PolledFeeds(List.of(), stores.customerFeeds());
  private final CommandHandler answers =
      new CommandHandler(stores, () -> polled, SharedToken.SINGLE_WORKSPACE, clock);
  private final InteractionDispatcher interactions =
      new InteractionDispatcher(
          stores, () -> polled, answers::answer, desk, clock, Duration.ofMillis(1_800));

  @BeforeEach
  void setUp() {
    customers.addVendor(CUSTOMER, Vendor.ofName("Acme"));
    customers.saveSettings(CUSTOMER, Settings.DEFAULTS.withEditors(Set.of(EDITOR)));
    deliveries.add(pending("d1", null, clock.instant()));
  }

  private static Interaction by(String user, String type, String... named) {
    return new Interaction(
        type,
        CUSTOMER,
        CUSTOMER,
        user,
        "C1",
        "trigger",
        "https://hooks.slack.com/x",
        named[0],
        named[1],
        named[2],
        "V1",
        named[3],
        named[4],
        Map.of());
  }

  private static Interaction submitted(
      String user, String callback, String hidden, Map<String, String> entered) {
    return new Interaction(
        "view_submission",
        CUSTOMER,
        CUSTOMER,
        user,
        "",
        "",
        "",
        "",
        "",
        "",
        "V1",
        callback,
        hidden,
        entered);
  }

  private String stamp() {
    return SettingsForm.fingerprint(customers.settings(CUSTOMER));
  }

  private Optional<Reply> asked(String user, String typed) {
    Requester asker = new Requester(CUSTOMER, user, "C1", "");
    return interactions.command(asker, "trigger", Command.parse(typed));
  }

  /** What Slack gets. */
  private static String said(Reply reply) {
    return String.valueOf(HttpResponse.of(reply).body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "watch Globex",
        "unwatch Acme",
        "exclude confirm Acme Acme Park",
        "include Acme Acme Park",
        "feeds add https://feeds.example/rss",
        "feeds remove https://feeds.example/rss"
      })
  void commandThatChangesLists_isRefused_namingWhoMay(String typed) {
    Command command = Command.parse(typed);
    List<Vendor> before = customers.vendors(CUSTOMER);

    assertThat(answers.answer(CUSTOMER, OTHER, command).blocksJson())
        .contains("Only some people may change")
        .contains(NAMED);
    assertThat(customers.vendors(CUSTOMER)).isEqualTo(before);
    assertThat(answers.answer(CUSTOMER, EDITOR, command).blocksJson())
        .doesNotContain("Only some people may change");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Acme", "vendors", "recent", "feeds", "status", "help", "digest"})
  void commandThatReads_isEverybodys(String typed) {
    assertThat(answers.answer(CUSTOMER, OTHER, Command.parse(typed)).blocksJson())
        .doesNotContain("Only some people may change");
  }

  @Test
  void windows_areNotOpened() {
    for (String typed : List.of("settings", "import")) {
      assertThat(said(asked(OTHER, typed).orElseThrow())).contains("Only some people may change");
    }
    assertThat(desk.opened).isEmpty();

    asked(EDITOR, "settings");
    assertThat(desk.opened).hasSize(1);
  }

  @Test
  void buttonsOfTheHomeTab_openTheRefusalInstead() {
    for (String action : List.of(HomeView.EDIT_VENDOR, HomeView.IMPORT, HomeView.SETTINGS)) {
      interactions.dispatch(by(OTHER, "block_actions", action, HomeView.BLOCK_ID, "acme", "", ""));
      assertThat(desk.opened.removeLast().json()).contains("Not changed").contains(NAMED);
    }
  }

  @Test
  void buttonOfALookup_isRefused() {
    Reply reply =
        interactions.dispatch(
            by(
                OTHER,
                "block_actions",
                CommandReplies.UNWATCH,
                CommandReplies.LOOKUP_BLOCK_ID,
                "Acme",
                "",
                ""));

    assertThat(said(reply)).contains("Only some people may change");
    assertThat(customers.vendors(CUSTOMER)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SettingsModal.SETTINGS,
        RoutesModal.ADD,
        VendorModal.CALLBACK_ID,
        ImportModals.IMPORT,
        ImportModals.APPLY
      })
  void modalThatWasOpenWhenItWasForbidden_isNotSaved(String callback) {
    Settings before = customers.settings(CUSTOMER);

    Reply reply =
        interactions.dispatch(
            submitted(OTHER, callback, "1", Map.of(SettingsModal.ZONE, "Asia/Kolkata")));

    assertThat(said(reply)).contains("\"response_action\":\"update\"").contains(NAMED);
    assertThat(customers.settings(CUSTOMER)).isEqualTo(before);
  }

  @Test
  void alert_canBeClosedByAnybody_butNoPhraseExcluded() {
    String hidden = "d1\n0\n";
    Map<String, String> phrase = Map.of(CaseModals.PHRASE, "Acme Park");

    assertThat(said(interactions.dispatch(submitted(OTHER, CaseModals.DISMISS, hidden, phrase))))
        .contains("leave the phrase empty")
        .contains(NAMED);
    Interaction second =
        submitted(OTHER, CaseModals.CONFIRM_DISMISS, hidden + "Acme Park", Map.of());
    assertThat(said(interactions.dispatch(second))).contains(NAMED);
    assertThat(cases.find("d1")).isEmpty();
    assertThat(customers.vendors(CUSTOMER).getFirst().excludedPhrases()).isEmpty();

    interactions.dispatch(submitted(OTHER, CaseModals.DISMISS, hidden, Map.of()));
    assertThat(cases.find("d1").orElseThrow().status()).isEqualTo(Case.Status.DISMISSED);
  }

  @Test
  void nobodyShutsTheDoorWithTheKeyInside() {
    Map<String, String> others =
        Map.of(SettingsModal.ZONE, "UTC", SettingsModal.EDITORS, "U0BEN\nU0CLEO");

    assertThat(
            said(interactions.dispatch(submitted(EDITOR, SettingsModal.SETTINGS, stamp(), others))))
        .contains("lock yourself out");
    assertThat(customers.settings(CUSTOMER).editors()).containsExactly(EDITOR);

    Map<String, String> both =
        Map.of(SettingsModal.ZONE, "UTC", SettingsModal.EDITORS, "U0BEN\nU0ANA");
    assertThat(interactions.dispatch(submitted(EDITOR, SettingsModal.SETTINGS, stamp(), both)))
        .isEqualTo(new Reply.CloseModal());
    assertThat(customers.settings(CUSTOMER).editors()).containsExactlyInAnyOrder(EDITOR, OTHER);

    Map<String, String> nobody = Map.of(SettingsModal.ZONE, "UTC");
    interactions.dispatch(submitted(OTHER, SettingsModal.SETTINGS, stamp(), nobody));
    assertThat(customers.settings(CUSTOMER).canEdit("U0ANYBODY")).isTrue();
  }

  @Test
  void chosenPeople_areReadFromWhatSlackSends() throws Exception {
    Interaction read =
        Interaction.read(
            """
            {"type":"view_submission","view":{"state":{"values":{
            "editors":{"value":{"type":"multi_users_select","selected_users":["U1","U2"]}},
            "none":{"value":{"type":"multi_users_select","selected_users":[]}}}}}}\
            """);

    assertThat(read.values()).containsEntry("editors", "U1\nU2").containsEntry("none", "");
  }
}
