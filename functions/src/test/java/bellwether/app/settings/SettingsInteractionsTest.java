package bellwether.app.settings;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.request.Submissions.submission;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.FakeSlackGateway;
import bellwether.app.request.HttpResponse;
import bellwether.app.request.Reply;
import bellwether.domain.incident.Severity.Level;
import bellwether.domain.workspace.DigestSchedule;
import bellwether.domain.workspace.QuietHours;
import bellwether.domain.workspace.Route;
import bellwether.domain.workspace.Settings;
import bellwether.slack.request.ActionIds;
import bellwether.slack.view.SettingsModal;
import bellwether.store.memory.InMemoryCustomerStore;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsInteractionsTest {

  private final InMemoryCustomerStore customers = new InMemoryCustomerStore();
  private final FakeSlackGateway slack = new FakeSlackGateway();
  private final SettingsInteractions settings = new SettingsInteractions(customers, slack);

  private String fingerprint() {
    return SettingsForm.fingerprint(customers.settings(CUSTOMER));
  }

  private HttpResponse save(String stamp, Map<String, String> entered) {
    Map<String, String> all = new HashMap<>(Map.of(SettingsModal.ZONE, "UTC"));
    all.putAll(entered);
    return HttpResponse.fromReply(settings.save(submission("U1", ActionIds.SETTINGS, stamp, all)));
  }

  @Test
  void settings_areSavedAsEntered() {
    HttpResponse answer =
        save(
            fingerprint(),
            Map.of(
                SettingsModal.CHANNEL, "C0SEC",
                SettingsModal.MINIMUM, "MEDIUM",
                SettingsModal.ZONE, "Asia/Kolkata",
                SettingsModal.QUIET, "22:00 – 7:00",
                SettingsModal.DIGEST, "MONDAY",
                SettingsModal.DIGEST_AT, "09:30",
                SettingsModal.HEARTBEAT, "false",
                SettingsModal.GUESTS, "true"));

    assertThat(answer).isEqualTo(HttpResponse.fromReply(new Reply.CloseModal()));
    Settings saved = customers.settings(CUSTOMER);
    ZoneId zone = ZoneId.of("Asia/Kolkata");
    assertThat(saved.channel()).isEqualTo("C0SEC");
    assertThat(saved.channelMinimums()).isEqualTo(Map.of("C0SEC", Level.MEDIUM));
    assertThat(saved.quietHours())
        .isEqualTo(new QuietHours(zone, LocalTime.of(22, 0), LocalTime.of(7, 0), Set.of()));
    assertThat(saved.digestSchedule())
        .isEqualTo(new DigestSchedule.Weekly(DayOfWeek.MONDAY, LocalTime.of(9, 30)));
    assertThat(saved.heartbeat()).isFalse();
    assertThat(saved.guestsMayRespond()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zone   | Mars/Olympus | Unknown time zone
          quiet  | 22:00        | Enter two times and a dash
          quiet  | 22:00-25:00  | is not a time. Enter one such as 08:00
          """)
  void invalidInput_isReportedWithTheFixAndNothingIsSaved(String block, String entry, String fix) {
    HttpResponse answer = save(fingerprint(), Map.of(block, entry));

    assertThat(answer.body()).contains("\"response_action\":\"errors\"").contains(fix);
    assertThat(customers.settings(CUSTOMER)).isEqualTo(Settings.DEFAULTS);
  }

  @Test
  void minimum_canBeSetAndRemovedForTheDefaultChannel() {
    save(fingerprint(), Map.of(SettingsModal.MINIMUM, "HIGH"));
    assertThat(customers.settings(CUSTOMER).defaultChannelMinimum()).isEqualTo(Level.HIGH);

    save(fingerprint(), Map.of());
    assertThat(customers.settings(CUSTOMER).channelMinimums()).isEmpty();
  }

  @Test
  void concurrentlyChangedSettings_areNotOverwritten() {
    String before = fingerprint();
    save(before, Map.of(SettingsModal.QUIET, "22:00-07:00"));

    assertThat(save(before, Map.of()).body()).contains("Somebody else changed the settings");
    assertThat(customers.settings(CUSTOMER).quietHours()).isNotNull();
  }

  @Test
  void repeatedSave_isSavedOnce() {
    String before = fingerprint();
    Map<String, String> quiet = Map.of(SettingsModal.QUIET, "22:00-07:00");
    save(before, quiet);

    assertThat(save(before, quiet)).isEqualTo(HttpResponse.fromReply(new Reply.CloseModal()));
    assertThat(customers.settings(CUSTOMER).version()).isEqualTo(1);
  }

  @Test
  void concurrentlyChangedRules_areKept() {
    String before = fingerprint();
    List<Route> routes = List.of(new Route("C0HOT", Level.HIGH, Set.of(), Set.of()));
    customers.saveSettings(CUSTOMER, customers.settings(CUSTOMER).withRoutes(routes));

    assertThat(save(before, Map.of(SettingsModal.QUIET, "22:00-07:00")))
        .isEqualTo(HttpResponse.fromReply(new Reply.CloseModal()));
    assertThat(customers.settings(CUSTOMER).quietHours()).isNotNull();
    assertThat(customers.settings(CUSTOMER).routes()).isEqualTo(routes);
  }

  @Test
  void fingerprint_changesWithEverySettingInTheModal() {
    Settings usual = Settings.DEFAULTS;
    ZoneId zone = ZoneId.of("Asia/Kolkata");
    List<Settings> changes =
        List.of(
            usual.withChannel("C1"),
            usual.withChannelMinimums(Map.of("C1", Level.HIGH)),
            usual.withZone(zone),
            usual.withQuietHours(
                new QuietHours(zone, LocalTime.NOON, LocalTime.MIDNIGHT, Set.of())),
            usual.withDigestSchedule(new DigestSchedule.Off()),
            usual.withHeartbeat(false),
            usual.withEditors(Set.of("U1")));

    assertThat(changes)
        .extracting(SettingsForm::fingerprint)
        .doesNotContain(SettingsForm.fingerprint(usual));
    assertThat(changes).extracting(SettingsForm::fingerprint).doesNotHaveDuplicates();
  }
}
