package bellwether.app.destinations;

import static bellwether.app.Fixtures.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.app.workspace.DestinationSecrets;
import bellwether.app.workspace.DestinationSecrets.Secrets;
import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destination.Kind;
import bellwether.domain.destination.Destination.Status;
import bellwether.domain.destination.Destinations;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.DestinationNotice;
import bellwether.domain.workspace.Settings;
import bellwether.store.memory.InMemoryStores;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class DestinationCommandsTest {
  private static final String URL = "https://hooks.example/in?sig=hush";

  private final DestinationApp app = new DestinationApp();
  private final TestClock clock = app.clock;
  private final InMemoryStores stores = app.stores;
  private final DestinationSecrets secrets = app.secrets;

  private String ask(String text) {
    return ask(secrets, text);
  }

  private String ask(DestinationSecrets available, String text) {
    return app.answer(text, available, false);
  }

  private Destination stored(Kind kind) {
    return stores.destinations().find(CUSTOMER).find(kind).orElseThrow();
  }

  @Test
  void webhook_isSetWithASecretThatIsShownOnceAndStoredEncrypted() {
    String reply = ask("destinations webhook <" + URL + ">");
    Matcher shown = Pattern.compile("Signing secret, shown only now: (\\S{43})").matcher(reply);
    assertThat(shown.find()).as(reply).isTrue();

    Destination webhook = stored(Kind.WEBHOOK);
    assertThat(secrets.open(CUSTOMER, webhook)).contains(new Secrets(URL, shown.group(1)));
    assertThat(webhook.toString()).doesNotContain("hush", shown.group(1));
    assertThat(webhook.status()).isEqualTo(Status.ACTIVE);
    assertThat(ask("destinations"))
        .contains("the webhook at hooks.example: no problems")
        .doesNotContain("hush", shown.group(1));
  }

  @Test
  void secret_isOfItsTeamAndKindOnly() {
    ask("destinations webhook " + URL);
    Destination webhook = stored(Kind.WEBHOOK);
    assertThat(secrets.open("T0OTHER", webhook)).isEmpty();
    assertThat(secrets.open(CUSTOMER, webhook.withKind(Kind.TEAMS))).isEmpty();
  }

  @Test
  void teams_hasNoSecret() {
    assertThat(ask("destinations teams " + URL))
        .contains("Microsoft Teams at hooks.example")
        .doesNotContain("Signing secret");
    assertThat(secrets.open(CUSTOMER, stored(Kind.TEAMS))).contains(new Secrets(URL, ""));
  }

  @Test
  void eachChange_isAnnouncedInTheAlertChannel() {
    ask("destinations webhook " + URL);
    ask("destinations remove webhook");

    assertThat(stores.deliveries().all())
        .extracting(Delivery::notice)
        .containsExactlyInAnyOrder(
            new DestinationNotice(
                CUSTOMER, Kind.WEBHOOK, "hooks.example", DestinationNotice.Event.SET, null),
            new DestinationNotice(
                CUSTOMER, Kind.WEBHOOK, "hooks.example", DestinationNotice.Event.REMOVED, null));
    assertThat(stores.destinations().find(CUSTOMER).all()).isEmpty();
    assertThat(ask("destinations remove webhook")).contains("not sent to the webhook");
  }

  @Test
  void rejectedDestination_isActiveAfterItIsSetAgain() {
    ask("destinations webhook " + URL);
    Destinations known = stores.destinations().find(CUSTOMER);
    stores
        .destinations()
        .save(
            CUSTOMER,
            known.with(stored(Kind.WEBHOOK).tried(Status.REJECTED, "status 404", clock.instant())));
    assertThat(ask("destinations")).contains("rejects alerts since").contains("status 404");

    ask("destinations webhook https://other.example/");
    assertThat(stored(Kind.WEBHOOK).status()).isEqualTo(Status.ACTIVE);
    assertThat(stored(Kind.WEBHOOK).host()).isEqualTo("other.example");
  }

  @Test
  void invalidAddress_isRejectedWithTheFix() {
    assertThat(ask("destinations webhook http://169.254.169.254/hush"))
        .contains("Not set: an address has the form https://host/path.")
        .contains("Usage: /breach destinations webhook")
        .doesNotContain("hush");
    assertThat(stores.destinations().find(CUSTOMER)).isEqualTo(Destinations.NONE);
  }

  @Test
  void deploymentWithoutAKey_saysWhatTheOperatorMustSet() {
    assertThat(ask(DestinationSecrets.NONE, "destinations webhook " + URL))
        .contains("Destinations to yes");
    assertThat(ask(DestinationSecrets.NONE, "destinations"))
        .contains("operator can set Destinations");
    assertThat(stores.destinations().find(CUSTOMER)).isEqualTo(Destinations.NONE);
  }

  @Test
  void personWhoIsNoEditor_mayOnlyLook() {
    stores.customers().saveSettings(CUSTOMER, Settings.DEFAULTS.withEditors(Set.of("U2")));
    assertThat(ask("destinations webhook " + URL)).doesNotContain("Signing secret");
    assertThat(ask("destinations remove teams")).doesNotContain("not sent");
    assertThat(ask("destinations")).contains("Slack only");
    assertThat(stores.destinations().find(CUSTOMER)).isEqualTo(Destinations.NONE);
  }
}
