package bellwether.app;

import static bellwether.app.Fixtures.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.workspace.Installation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests uninstall events that Slack sends again, before or after the first one is done. */
@Tag("case-64")
final class RepeatedUninstallTest {
  private static final String UNINSTALLED = "{\"type\":\"app_uninstalled\"}";
  private static final String REVOKED =
      "{\"type\":\"tokens_revoked\",\"tokens\":{\"oauth\":[],\"bot\":[\"UBOT\"]}}";

  @AutoClose private final RepeatedRequests requests = new RepeatedRequests();
  private final Instant installedAt = requests.clock.instant().minus(Duration.ofDays(3));

  private Installation installation(String token, Instant since) {
    return new Installation(CUSTOMER, since, null, token, "UBOT", "UDANA");
  }

  private Installation currentInstallation() {
    return requests.installations.find(CUSTOMER).orElseThrow();
  }

  /** Holds the write of the first request until three repeats are done. */
  private int responseToFirst(String event, boolean heldBeforeItsWrite) throws Exception {
    requests.installations.save(installation("sealed", installedAt));
    requests.installations.holdNextWrite(heldBeforeItsWrite);
    Future<Integer> first = requests.slack.submit(() -> requests.send(event, 0));
    requests.installations.awaitHeld();
    for (int retry = 1; retry <= 3; retry++) {
      assertThat(requests.send(event, retry)).as("retry %d", retry).isEqualTo(200);
    }
    requests.installations.release();
    return first.get(2, TimeUnit.MINUTES);
  }

  @ParameterizedTest
  @ValueSource(strings = {UNINSTALLED, REVOKED})
  void repeatsBeforeTheFirstWrite_revokeOnce(String event) throws Exception {
    // Slack no longer waits for the first response; its write comes too late and is refused.
    assertThat(responseToFirst(event, true)).isIn(200, 500);
    assertThat(requests.installations.revocations).hasValue(1);
    assertThat(currentInstallation().revokedAt()).isEqualTo(requests.clock.instant());
    assertThat(currentInstallation().sealedToken()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {UNINSTALLED, REVOKED})
  void repeatsDuringTheFirstWrite_revokeOnce(String event) throws Exception {
    assertThat(responseToFirst(event, false)).isEqualTo(200);
    assertThat(requests.installations.revocations).hasValue(1);
    assertThat(currentInstallation().revokedAt()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {UNINSTALLED, REVOKED})
  void concurrentRepeats_revokeOnce(String event) throws Exception {
    for (int round = 0; round < 50; round++) {
      requests.installations.save(installation("sealed" + round, installedAt));
      requests.installations.revocations.set(0);

      List<Integer> answers = requests.runConcurrently(4, retry -> requests.send(event, retry));

      // A request that lost the race fails, and its repeat finds the work done.
      assertThat(answers).contains(200).allMatch(status -> status == 200 || status == 500);
      assertThat(requests.send(event, 3)).isEqualTo(200);
      assertThat(requests.installations.revocations).hasValue(1);
      assertThat(currentInstallation().revokedAt()).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void repeatAfterAFailure_revokesOnce(boolean beforeItsWrite) {
    requests.installations.save(installation("sealed", installedAt));
    requests.installations.failNextWrite(beforeItsWrite);

    assertThat(requests.send(UNINSTALLED, 0)).isEqualTo(500);
    assertThat(currentInstallation().revokedAt() == null).isEqualTo(beforeItsWrite);
    assertThat(requests.send(UNINSTALLED, 1)).isEqualTo(200);
    assertThat(requests.send(UNINSTALLED, 2)).isEqualTo(200);

    assertThat(requests.installations.revocations).hasValue(1);
    assertThat(currentInstallation().revokedAt()).isNotNull();
    assertThat(currentInstallation().sealedToken()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {UNINSTALLED, REVOKED})
  void repeatAfterAReinstall_keepsTheNewInstallation(String event) {
    requests.installations.save(installation("sealed", installedAt));
    String body = requests.event(event);
    assertThat(requests.status("application/json", body, 0)).isEqualTo(200);
    assertThat(currentInstallation().revokedAt()).isNotNull();

    requests.clock.advance(Duration.ofMinutes(2));
    Installation again = installation("sealed anew", requests.clock.instant());
    requests.installations.save(again);
    requests.clock.advance(Duration.ofMinutes(3));
    for (int retry = 1; retry <= 3; retry++) {
      assertThat(requests.status("application/json", body, retry)).isEqualTo(200);
    }

    assertThat(currentInstallation()).isEqualTo(again);
    assertThat(requests.installations.revocations).hasValue(1);
  }

  @Test
  void reinstallDuringTheFirstRequest_isNotUndone() throws Exception {
    requests.installations.save(installation("sealed", installedAt));
    String body = requests.event(UNINSTALLED);
    requests.installations.holdNextWrite(true);
    Future<Integer> first =
        requests.slack.submit(() -> requests.status("application/json", body, 0));
    requests.installations.awaitHeld();
    requests.clock.advance(Duration.ofMinutes(2));
    Installation again = installation("sealed anew", requests.clock.instant());
    requests.installations.save(again);
    requests.installations.release();

    assertThat(first.get(2, TimeUnit.MINUTES)).isEqualTo(500);
    assertThat(requests.status("application/json", body, 1)).isEqualTo(200);

    assertThat(currentInstallation()).isEqualTo(again);
    assertThat(requests.installations.revocations).hasValue(0);
  }
}
