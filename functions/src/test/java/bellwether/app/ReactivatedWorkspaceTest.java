package bellwether.app;

import static bellwether.app.Fixtures.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.install.UninstallHandler;
import bellwether.app.workspace.SharedToken;
import bellwether.domain.workspace.Installation;
import bellwether.slack.request.Command;
import bellwether.store.memory.InMemoryInstallationStore;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests commands of a workspace that uninstalled the app. */
final class ReactivatedWorkspaceTest {
  private final CommandApp app = new CommandApp();
  private final InMemoryInstallationStore installations = app.stores.installations();

  @Test
  void uninstalledWorkspace_isReactivatedByItsNextSetupCommand() {
    new UninstallHandler(app.stores.installations(), app.clock)
        .uninstalled(CUSTOMER, app.clock.instant());
    assertThat(installations.find(CUSTOMER).orElseThrow().revokedAt())
        .isEqualTo(app.clock.instant());

    app.ask("watch Inkwell");

    assertThat(installations.find(CUSTOMER).orElseThrow().revokedAt()).isNull();
  }

  private void uninstallAfterOAuth() {
    installations.save(
        new Installation(CUSTOMER, app.clock.instant(), null, "v1:x", "UBOT", "UDANA"));
    app.clock.advance(Duration.ofMinutes(1));
    new UninstallHandler(app.stores.installations(), app.clock)
        .uninstalled(CUSTOMER, app.clock.instant());
  }

  private Installation installation() {
    return installations.find(CUSTOMER).orElseThrow();
  }

  @Test
  void command_keepsTheTokenOfAnInstalledWorkspace() {
    Installation own =
        new Installation(CUSTOMER, app.clock.instant(), null, "v1:x", "UBOT", "UDANA");
    installations.save(own);
    app.ask("recent");
    assertThat(installation()).isEqualTo(own);
  }

  @Test
  void command_doesNotReactivateAWorkspaceWithARevokedToken() {
    uninstallAfterOAuth();
    SharedToken anothers = new SharedToken(Optional.of("T0OTHER"), true);
    new CommandHandler(app.stores, () -> app.polledFeeds, anothers, app.clock)
        .answer(CUSTOMER, "U1", Command.parse("recent"));
    assertThat(installation().revokedAt()).isNotNull();
    new CommandHandler(
            app.stores, () -> app.polledFeeds, new SharedToken(Optional.empty(), true), app.clock)
        .answer(CUSTOMER, "U1", Command.parse("recent"));
    assertThat(installation().revokedAt()).isNotNull();
  }

  @Test
  void command_reactivatesTheWorkspaceOfTheSharedToken() {
    uninstallAfterOAuth();
    new CommandHandler(
            app.stores,
            () -> app.polledFeeds,
            new SharedToken(Optional.of(CUSTOMER), true),
            app.clock)
        .answer(CUSTOMER, "U1", Command.parse("recent"));
    assertThat(installation()).isEqualTo(new Installation(CUSTOMER, app.clock.instant(), null));
  }
}
