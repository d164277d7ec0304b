package bellwether.app.destinations;

import static bellwether.app.Fixtures.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.app.workspace.DestinationSecrets;
import bellwether.app.workspace.DestinationSecrets.Secrets;
import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destinations;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.DestinationNotice;
import bellwether.domain.notice.DestinationNotice.Event;
import bellwether.domain.workspace.Settings;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EmailCommandsTest {
  private static final String ADD = "destinations email <mailto:team@example.com|team@example.com>";

  private final DestinationApp app = new DestinationApp();
  private final TestClock clock = app.clock;
  private final InMemoryStores stores = app.stores;
  private final DestinationSecrets secrets = app.secrets;

  private String ask(String text) {
    return ask(text, true);
  }

  private String ask(String text, boolean hasEmail) {
    return app.answer(text, secrets, hasEmail);
  }

  private List<Destination> stored() {
    return stores.destinations().find(CUSTOMER).emails();
  }

  /** The code that the address is sent. */
  private String code() {
    Destination newest = stored().getLast();
    return secrets.open(CUSTOMER, newest).map(Secrets::signingSecret).orElseThrow();
  }

  @Test
  void address_isSentACodeAndNothingElseUntilItIsEntered() {
    assertThat(ask(ADD)).contains("team@example.com", "destinations confirm CODE");

    Destination email = stored().getFirst();
    assertThat(email.isConfirmed()).isFalse();
    assertThat(code()).matches("[2-9A-Z]{4}-[2-9A-Z]{4}");
    assertThat(email.toString()).doesNotContain(code());
    assertThat(stores.forwards().all())
        .singleElement()
        .satisfies(message -> {
          assertThat(message.channel()).isEqualTo(email.id());
          assertThat(message.notice().toString()).doesNotContain(code());
        });
    assertThat(ask("destinations"))
        .contains("team@example.com by e-mail: waits for its code until")
        .doesNotContain(code());

    clock.advance(Duration.ofHours(1));
    String entered = code().toLowerCase(Locale.ROOT).replace("-", " ");
    assertThat(ask("destinations confirm " + entered)).contains("also sent to team@example.com");
    assertThat(stored())
        .singleElement()
        .satisfies(confirmed -> {
          assertThat(confirmed.isConfirmed()).isTrue();
          assertThat(confirmed.addedAt()).isEqualTo(clock.instant());
          assertThat(secrets.open(CUSTOMER, confirmed))
              .contains(new Secrets("team@example.com", ""));
        });
    assertThat(stores.deliveries().all())
        .extracting(Delivery::notice)
        .extracting(notice -> ((DestinationNotice) notice).event())
        .containsExactlyInAnyOrder(Event.CODE_SENT, Event.SET);
    assertThat(ask("destinations")).contains("team@example.com by e-mail: no problems");
    assertThat(ask(ADD)).contains("already sent");
  }

  @Test
  void codeOfAnotherWorkspace_isWrong() {
    ask(ADD);
    String code = code();
    assertThat(
            new EmailCommands(stores, secrets, true, clock)
                .confirm("T0OTHER", code)
                .unescapedText())
        .contains("No code is expected");
    assertThat(stored()).noneMatch(Destination::isConfirmed);
  }

  @Test
  void wrongCodes_areLimited() {
    ask(ADD);
    String code = code();
    for (int left = EmailCommands.MAX_WRONG_CODES - 1; left > 0; left--) {
      assertThat(ask("destinations confirm 2222-2222")).contains("Tries left: " + left);
    }
    assertThat(ask("destinations confirm 2222-2222")).contains("too often");
    assertThat(ask("destinations confirm " + code)).contains("No code is expected");
    assertThat(stored()).isEmpty();
  }

  @Test
  void code_expiresAfterADay() {
    ask(ADD);
    String code = code();
    clock.advance(Duration.ofHours(24));
    assertThat(ask("destinations confirm " + code)).contains("No code is expected");
    assertThat(ask("destinations")).doesNotContain("team@example.com");
  }

  @Test
  void newCode_replacesTheOldOne() {
    ask(ADD);
    String old = code();
    clock.advance(Duration.ofMinutes(1));
    ask(ADD);
    assertThat(stored()).hasSize(1);
    assertThat(ask("destinations confirm " + old)).contains("not the code");
    assertThat(ask("destinations confirm " + code())).contains("also sent to");
  }

  /** Also if the address is removed in between. */
  @Test
  void codesToOneAddress_areLimited() {
    for (int i = 0; i < EmailCommands.MAX_CODES_PER_ADDRESS_AND_DAY; i++) {
      assertThat(ask(ADD)).contains("code is being sent");
      ask("destinations remove email");
      clock.advance(Duration.ofMinutes(1));
    }
    assertThat(ask("destinations email TEAM@example.com")).contains("too many codes");
    clock.advance(Duration.ofHours(24));
    assertThat(ask(ADD)).contains("code is being sent");
  }

  @Test
  void codesOfAWorkspace_areLimited() {
    for (int i = 0; i < EmailCommands.MAX_CODES_PER_DAY; i++) {
      assertThat(ask("destinations email a" + i + "@example.com")).contains("code is being sent");
      ask("destinations remove email a" + i + "@example.com");
    }
    assertThat(ask(ADD)).contains("too many codes");
    assertThat(stores.forwards().all()).hasSize(EmailCommands.MAX_CODES_PER_DAY);
  }

  @Test
  void addresses_areLimited() {
    for (int i = 0; i < EmailCommands.MAX_ADDRESSES; i++) {
      ask("destinations email a" + i + "@example.com");
    }
    assertThat(ask(ADD)).contains("at most 5 addresses");
    assertThat(ask("destinations remove email")).contains("a0@example.com", "a4@example.com");
    assertThat(ask("destinations remove email a3@example.com")).contains("Nothing is sent");
    assertThat(ask(ADD)).contains("code is being sent");
  }

  @Test
  void invalidAddress_isRejectedWithTheFix() {
    assertThat(ask("destinations email a@example.com,b@example.com"))
        .contains("Not added: enter one e-mail address", "Usage");
    assertThat(stores.destinations().find(CUSTOMER)).isEqualTo(Destinations.NONE);
  }

  @Test
  void deploymentWithoutASender_saysWhatTheOperatorMustSet() {
    assertThat(ask(ADD, false)).contains("AlertsFrom");
    assertThat(ask("destinations", false)).contains("set AlertsFrom");
    assertThat(stores.forwards().all()).isEmpty();
  }

  @Test
  void personWhoIsNoEditor_mayNotAddOrConfirm() {
    ask(ADD);
    stores.customers().saveSettings(CUSTOMER, Settings.DEFAULTS.withEditors(Set.of("U2")));
    assertThat(ask("destinations email x@example.com")).doesNotContain("code is being");
    assertThat(ask("destinations confirm " + code())).doesNotContain("also sent");
    assertThat(ask("destinations remove email")).doesNotContain("Nothing is sent");
    assertThat(stored()).hasSize(1).noneMatch(Destination::isConfirmed);
  }
}
