package bellwether.app.settings;

import bellwether.app.FakeSlackGateway;
import bellwether.app.request.Interaction;
import bellwether.app.request.HttpResponse;
import bellwether.app.request.Reply;

import static bellwether.app.Fixtures.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.workspace.DigestSchedule;
import bellwether.domain.workspace.QuietHours;
import bellwether.domain.workspace.Route;
import bellwether.domain.workspace.Settings;
import bellwether.domain.incident.Severity.Level;
import bellwether.domain.feed.StatusPage;
import bellwether.domain.vendor.Vendor;
import bellwether.app.TestClock;
import bellwether.app.vendors.BadTableException;
import bellwether.app.vendors.VendorCsv;
import bellwether.app.vendors.VendorDiff;
import bellwether.app.vendors.VendorLists;
import bellwether.slack.view.ImportModals;
import bellwether.slack.view.SettingsModal;
import bellwether.slack.view.VendorModal;
import bellwether.store.memory.InMemoryCustomerStore;
import bellwether.store.memory.InMemoryCustomerFeedStore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SetupTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "https://files.slack.com/f1";

  private final InMemoryCustomerStore customers = new InMemoryCustomerStore();
  private final InMemoryCustomerFeedStore subscriptions = new InMemoryCustomerFeedStore();
  private final FakeSlackGateway desk = new FakeSlackGateway();
  private final Setup setup =
      new Setup(
          new VendorLists(customers, subscriptions),
          desk,
          TestClock.start(),
          Duration.ofMillis(1_800));

  private static Interaction submitted(String callback, String hidden, Map<String, String> what) {
    return new Interaction(
        "view_submission",
        CUSTOMER,
        CUSTOMER,
        "U1",
        "",
        "",
        "",
        "",
        "",
        "",
        "V1",
        callback,
        hidden,
        what);
  }

  private String stamp() {
    return SettingsForm.stamp(customers.settings(CUSTOMER));
  }

  private HttpResponse save(String stamp, Map<String, String> entered) {
    Map<String, String> all = new HashMap<>(Map.of(SettingsModal.ZONE, "UTC"));
    all.putAll(entered);
    return HttpResponse.of(setup.save(submitted(SettingsModal.SETTINGS, stamp, all)));
  }

  @Test
  void settings_areSavedAsEntered() {
    HttpResponse answer =
        save(
            stamp(),
            Map.of(
                SettingsModal.CHANNEL, "C0SEC",
                SettingsModal.MINIMUM, "MEDIUM",
                SettingsModal.ZONE, "Asia/Kolkata",
                SettingsModal.QUIET, "22:00 – 7:00",
                SettingsModal.DIGEST, "MONDAY",
                SettingsModal.DIGEST_AT, "09:30",
                SettingsModal.HEARTBEAT, "false"));

    assertThat(answer).isEqualTo(HttpResponse.of(new Reply.Closed()));
    Settings saved = customers.settings(CUSTOMER);
    ZoneId zone = ZoneId.of("Asia/Kolkata");
    assertThat(saved.channel()).isEqualTo("C0SEC");
    assertThat(saved.minimums()).isEqualTo(Map.of("C0SEC", Level.MEDIUM));
    assertThat(saved.quiet())
        .isEqualTo(new QuietHours(zone, LocalTime.of(22, 0), LocalTime.of(7, 0), Set.of()));
    assertThat(saved.digest())
        .isEqualTo(new DigestSchedule.Weekly(DayOfWeek.MONDAY, LocalTime.of(9, 30)));
    assertThat(saved.heartbeat()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zone   | Mars/Olympus | No such time zone
          quiet  | 22:00        | Two times and a dash
          quiet  | 22:00-25:00  | is no time: write it as 08:00
          """)
  void wrongEntry_isNamedWithItsFix_andNothingIsSaved(String block, String entry, String fix) {
    HttpResponse answer = save(stamp(), Map.of(block, entry));

    assertThat(answer.body()).contains("\"response_action\":\"errors\"").contains(fix);
    assertThat(customers.settings(CUSTOMER)).isEqualTo(Settings.USUAL);
  }

  @Test
  void minimum_canBeSetForTheDeploymentsChannelToo_andTakenAway() {
    save(stamp(), Map.of(SettingsModal.MINIMUM, "HIGH"));
    assertThat(customers.settings(CUSTOMER).minimum()).isEqualTo(Level.HIGH);

    save(stamp(), Map.of());
    assertThat(customers.settings(CUSTOMER).minimums()).isEmpty();
  }

  @Test
  void settingsChangedMeanwhile_areNotOverwritten() {
    String before = stamp();
    save(before, Map.of(SettingsModal.QUIET, "22:00-07:00"));

    assertThat(save(before, Map.of()).body()).contains("Somebody else changed the settings");
    assertThat(customers.settings(CUSTOMER).quiet()).isNotNull();
  }

  @Test
  void savingTwice_isSavingOnce() {
    String before = stamp();
    Map<String, String> quiet = Map.of(SettingsModal.QUIET, "22:00-07:00");
    save(before, quiet);

    assertThat(save(before, quiet)).isEqualTo(HttpResponse.of(new Reply.Closed()));
    assertThat(customers.settings(CUSTOMER).version()).isEqualTo(1);
  }

  @Test
  void rulesChangedMeanwhile_areNoReasonToRefuse_andStay() {
    String before = stamp();
    List<Route> routes = List.of(new Route("C0HOT", Level.HIGH, Set.of(), Set.of()));
    customers.saveSettings(CUSTOMER, customers.settings(CUSTOMER).withRoutes(routes));

    assertThat(save(before, Map.of(SettingsModal.QUIET, "22:00-07:00")))
        .isEqualTo(HttpResponse.of(new Reply.Closed()));
    assertThat(customers.settings(CUSTOMER).quiet()).isNotNull();
    assertThat(customers.settings(CUSTOMER).routes()).isEqualTo(routes);
  }

  @Test
  void stamp_tellsEveryChangeThatTheWindowHolds() {
    Settings usual = Settings.USUAL;
    ZoneId zone = ZoneId.of("Asia/Kolkata");
    List<Settings> changes =
        List.of(
            usual.withChannel("C1"),
            usual.withMinimums(Map.of("C1", Level.HIGH)),
            usual.withZone(zone),
            usual.withQuiet(new QuietHours(zone, LocalTime.NOON, LocalTime.MIDNIGHT, Set.of())),
            usual.withDigest(new DigestSchedule.Off()),
            usual.withHeartbeat(false),
            usual.withEditors(Set.of("U1")));

    assertThat(changes).extracting(SettingsForm::stamp).doesNotContain(SettingsForm.stamp(usual));
    assertThat(changes).extracting(SettingsForm::stamp).doesNotHaveDuplicates();
  }

  private HttpResponse preview(String csv, String mode) {
    desk.files.put(FILE, csv);
    return previewOf(Map.of(ImportModals.FILE, FILE, ImportModals.MODE, mode));
  }

  private HttpResponse previewOf(Map<String, String> entered) {
    return HttpResponse.of(setup.preview(submitted(ImportModals.IMPORT, "-", entered)));
  }

  private static String hidden(HttpResponse preview) throws Exception {
    JsonNode view = JSON.readTree(preview.body()).get("view");
    assertThat(view.get("callback_id").asText()).isEqualTo(ImportModals.APPLY);
    return view.get("private_metadata").asText();
  }

  @Test
  void import_showsWhatItWouldChange_thenDoesIt() throws Exception {
    customers.addVendor(CUSTOMER, Vendor.named("Acme"));
    customers.addVendor(CUSTOMER, Vendor.named("Globex"));

    HttpResponse preview = preview("name,tier\nAcme,1\nInitech,2\n", "SYNC");

    assertThat(preview.body()).contains("1 added, 1 changed, 1 removed, 0 unchanged");
    assertThat(customers.vendors(CUSTOMER)).hasSize(2);

    Reply done = setup.apply(submitted(ImportModals.APPLY, hidden(preview), Map.of()));

    assertThat(HttpResponse.of(done).body()).contains("Done. Your list has 2 vendors");
    assertThat(customers.vendors(CUSTOMER))
        .extracting(vendor -> vendor.name() + " " + vendor.tier())
        .containsExactlyInAnyOrder("Acme 1", "Initech 2");
  }

  @Test
  void importThatTakesLonger_goesOnWhereItStopped() throws Exception {
    StringBuilder csv = new StringBuilder("name\n");
    for (int i = 0; i < 50; i++) {
      csv.append("Vendor ").append(i).append('\n');
    }
    String hidden = hidden(preview(csv.toString(), "ADD"));
    Instant[] now = {Instant.EPOCH};
    InstantSource slow = () -> now[0] = now[0].plus(Duration.ofMillis(100));
    Setup slowly =
        new Setup(new VendorLists(customers, subscriptions), desk, slow, Duration.ofMillis(1_800));

    int rounds = 0;
    String answer = "";
    while (!answer.contains("Done.")) {
      Reply reply = slowly.apply(submitted(ImportModals.APPLY, hidden, Map.of()));
      answer = HttpResponse.of(reply).body();
      rounds++;
    }

    assertThat(rounds).isBetween(2, 5);
    assertThat(customers.vendors(CUSTOMER)).hasSize(50);
  }

  @Test
  void badFile_isRefusedWithTheFix() {
    assertThat(preview("vendor\nAcme\n", "ADD").body())
        .contains("\"response_action\":\"errors\"")
        .contains("name");
    desk.files.clear();
    assertThat(previewOf(Map.of(ImportModals.FILE, "x")).body()).contains("could not be had");
  }

  @Test
  void vendorsStatusPage_isSavedAndPolled() {
    customers.addVendor(CUSTOMER, Vendor.named("Quillforge"));

    Reply saved = saveVendor("https://status.quillforge.example");

    assertThat(saved).isEqualTo(new Reply.Closed());
    assertThat(customers.vendors(CUSTOMER).getFirst().status())
        .isEqualTo(new StatusPage(URI.create("https://status.quillforge.example/")));
    assertThat(subscriptions.statusPageFeeds(CUSTOMER))
        .containsExactly(URI.create("https://status.quillforge.example/history.rss"));

    assertThat(saveVendor("")).isEqualTo(new Reply.Closed());
    assertThat(customers.vendors(CUSTOMER).getFirst().status()).isNull();
    assertThat(subscriptions.statusPageFeeds(CUSTOMER)).isEmpty();
  }

  @Test
  void badStatusPage_isRefusedAtItsEntry() {
    customers.addVendor(CUSTOMER, Vendor.named("Quillforge"));

    assertThat(HttpResponse.of(saveVendor("https://10.0.0.7/")).body())
        .contains("\"response_action\":\"errors\"", "\"status\"", "not on the public internet");
    assertThat(customers.vendors(CUSTOMER).getFirst().status()).isNull();
  }

  @Test
  void statusPages_haveALimit() {
    StringBuilder csv = new StringBuilder("name,status\n");
    for (int i = 0; i <= VendorLists.MOST_PAGES; i++) {
      csv.append("Vendor ").append(i).append(",https://status").append(i).append(".example.com\n");
    }

    assertThat(preview(csv.toString(), "ADD").body())
        .contains("\"response_action\":\"errors\"", "201 status pages, and at most 200");
    String fewer = csv.substring(0, csv.lastIndexOf("Vendor"));
    customers.addVendor(CUSTOMER, Vendor.named("Quillforge"));
    VendorDiff diff = importing(fewer);
    assertThat(new VendorLists(customers, subscriptions).apply(CUSTOMER, diff, () -> true))
        .isTrue();
    assertThat(HttpResponse.of(saveVendor("https://status.quillforge.example")).body())
        .contains("201 status pages");
    assertThat(subscriptions.statusPageFeeds(CUSTOMER)).hasSize(200);
  }

  private VendorDiff importing(String csv) {
    try {
      return VendorDiff.of(
          customers.vendors(CUSTOMER),
          VendorCsv.read(csv, VendorCsv.Limits.UPLOAD).vendors(),
          VendorDiff.Mode.ADD);
    } catch (BadTableException e) {
      throw new AssertionError(e);
    }
  }

  private Reply saveVendor(String status) {
    return setup.saveVendor(
        submitted(VendorModal.CALLBACK_ID, "quillforge", Map.of(VendorModal.STATUS, status)));
  }
}
