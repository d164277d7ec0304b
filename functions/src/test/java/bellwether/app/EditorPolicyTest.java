package bellwether.app;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.pending;
import static bellwether.app.request.Submissions.submission;
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
import bellwether.slack.request.ActionIds;
import bellwether.slack.request.Command;
import bellwether.slack.view.CaseModals;
import bellwether.slack.view.SettingsModal;
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

/** Tests that only editors change settings and lists, and that everybody can handle alerts. */
final class EditorPolicyTest {
  private static final String EDITOR = "U0ANA";
  private static final String OTHER = "U0BEN";
  private static final String WITH_EDITORS = "\"user_id\":\"U0ANA\"";

  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final InMemoryCustomerStore customers = stores.customers();
  private final InMemoryDeliveryStore deliveries = stores.deliveries();
  private final InMemoryCaseStore cases = stores.cases();
  private final FakeSlackGateway slack = new FakeSlackGateway();
  private final PolledFeeds polledFeeds = new PolledFeeds(List.of(), stores.customerFeeds());
  private final CommandHandler commands =
      new CommandHandler(stores, () -> polledFeeds, SharedToken.SINGLE_WORKSPACE, clock);
  private final InteractionDispatcher interactions =
      new InteractionDispatcher(stores, commands::answer, slack, clock, Duration.ofMillis(1_800));

  @BeforeEach
  void setUp() {
    customers.addVendor(CUSTOMER, Vendor.ofName("Acme"));
    customers.saveSettings(CUSTOMER, Settings.DEFAULTS.withEditors(Set.of(EDITOR)));
    deliveries.add(pending("d1", null, clock.instant()));
  }

  private static Interaction click(String user, String type, String... named) {
    return new Interaction(
        type,
        CUSTOMER,
        CUSTOMER,
        "",
        false,
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

  private String fingerprint() {
    return SettingsForm.fingerprint(customers.settings(CUSTOMER));
  }

  private Optional<Reply> replyTo(String user, String typed) {
    Requester asker = new Requester(CUSTOMER, user, "C1", "");
    return interactions.replyToCommand(asker, "trigger", Command.parse(typed));
  }

  /** The body of the response to Slack. */
  private static String textOf(Reply reply) {
    return String.valueOf(HttpResponse.fromReply(reply).body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "watch Globex",
        "unwatch Acme",
        "exclude confirm Acme Acme Park",
        "include Acme Acme Park",
        "feeds add https://feeds.example/rss",
        "feeds remove https://feeds.example/rss",
        "destinations webhook https://hooks.example/in",
        "destinations teams https://hooks.example/in",
        "destinations remove webhook",
        "destinations remove teams"
      })
  void commandThatChangesLists_isRejectedNamingTheEditors(String typed) {
    Command command = Command.parse(typed);
    List<Vendor> before = customers.vendors(CUSTOMER);

    assertThat(commands.answer(CUSTOMER, OTHER, command).blocksJson())
        .contains("Only editors can change")
        .contains(WITH_EDITORS);
    assertThat(customers.vendors(CUSTOMER)).isEqualTo(before);
    assertThat(commands.answer(CUSTOMER, EDITOR, command).blocksJson())
        .doesNotContain("Only editors can change");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Acme", "vendors", "recent", "feeds", "status", "help", "digest"})
  void readOnlyCommand_isAllowedForEverybody(String typed) {
    assertThat(commands.answer(CUSTOMER, OTHER, Command.parse(typed)).blocksJson())
        .doesNotContain("Only editors can change");
  }

  @Test
  void modals_areNotOpened() {
    for (String typed : List.of("settings", "import", "discover")) {
      assertThat(textOf(replyTo(OTHER, typed).orElseThrow())).contains("Only editors can change");
    }
    assertThat(slack.opened).isEmpty();

    replyTo(EDITOR, "settings");
    assertThat(slack.opened).hasSize(1);
  }

  @Test
  void homeTabButtons_openTheRefusal() {
    for (String action :
        List.of(
            ActionIds.HOME_EDIT_VENDOR,
            ActionIds.HOME_IMPORT,
            ActionIds.HOME_DISCOVER,
            ActionIds.HOME_SETTINGS)) {
      interactions.dispatch(
          click(OTHER, "block_actions", action, ActionIds.HOME_BLOCK, "acme", "", ""));
      assertThat(slack.opened.removeLast().json()).contains("Not changed").contains(WITH_EDITORS);
    }
  }

  @Test
  void lookupButton_isRejected() {
    Reply reply =
        interactions.dispatch(
            click(
                OTHER, "block_actions", ActionIds.UNWATCH, ActionIds.LOOKUP_BLOCK, "Acme", "", ""));

    assertThat(textOf(reply)).contains("Only editors can change");
    assertThat(customers.vendors(CUSTOMER)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ActionIds.SETTINGS,
        ActionIds.ADD_ROUTE,
        ActionIds.EDIT_VENDOR,
        ActionIds.IMPORT,
        ActionIds.APPLY_IMPORT,
        ActionIds.DISCOVER,
        ActionIds.PICK_VENDORS
      })
  void modalOpenedBeforeTheRestriction_isNotSaved(String callback) {
    Settings before = customers.settings(CUSTOMER);

    Reply reply =
        interactions.dispatch(
            submission(OTHER, callback, "1", Map.of(SettingsModal.ZONE, "Asia/Kolkata")));

    assertThat(textOf(reply)).contains("\"response_action\":\"update\"").contains(WITH_EDITORS);
    assertThat(customers.settings(CUSTOMER)).isEqualTo(before);
  }

  @Test
  void everybody_mayCloseAnAlertButNotExcludeAPhrase() {
    String hidden = "d1\n0\n";
    Map<String, String> phrase = Map.of(CaseModals.PHRASE, "Acme Park");

    assertThat(textOf(interactions.dispatch(submission(OTHER, ActionIds.DISMISS, hidden, phrase))))
        .contains("leave the phrase empty")
        .contains(WITH_EDITORS);
    Interaction second =
        submission(OTHER, ActionIds.CONFIRM_DISMISS, hidden + "Acme Park", Map.of());
    assertThat(textOf(interactions.dispatch(second))).contains(WITH_EDITORS);
    assertThat(cases.find("d1")).isEmpty();
    assertThat(customers.vendors(CUSTOMER).getFirst().excludedPhrases()).isEmpty();

    interactions.dispatch(submission(OTHER, ActionIds.DISMISS, hidden, Map.of()));
    assertThat(cases.find("d1").orElseThrow().status()).isEqualTo(Case.Status.DISMISSED);
  }

  @Test
  void editors_mustIncludeWhoSavesThem() {
    Map<String, String> others =
        Map.of(SettingsModal.ZONE, "UTC", SettingsModal.EDITORS, "U0BEN\nU0CLEO");

    assertThat(
            textOf(
                interactions.dispatch(
                    submission(EDITOR, ActionIds.SETTINGS, fingerprint(), others))))
        .contains("lock yourself out");
    assertThat(customers.settings(CUSTOMER).editors()).containsExactly(EDITOR);

    Map<String, String> both =
        Map.of(SettingsModal.ZONE, "UTC", SettingsModal.EDITORS, "U0BEN\nU0ANA");
    assertThat(interactions.dispatch(submission(EDITOR, ActionIds.SETTINGS, fingerprint(), both)))
        .isEqualTo(new Reply.CloseModal());
    assertThat(customers.settings(CUSTOMER).editors()).containsExactlyInAnyOrder(EDITOR, OTHER);

    Map<String, String> nobody = Map.of(SettingsModal.ZONE, "UTC");
    interactions.dispatch(submission(OTHER, ActionIds.SETTINGS, fingerprint(), nobody));
    assertThat(customers.settings(CUSTOMER).canEdit("U0ANYBODY")).isTrue();
  }

  @Test
  void chosenPeople_areParsedFromThePayload() throws Exception {
    Interaction read =
        Interaction.parse(
            """
            {"type":"view_submission","view":{"state":{"values":{
            "editors":{"value":{"type":"multi_users_select","selected_users":["U1","U2"]}},
            "none":{"value":{"type":"multi_users_select","selected_users":[]}}}}}}\
            """);

    assertThat(read.values()).containsEntry("editors", "U1\nU2").containsEntry("none", "");
  }
}
