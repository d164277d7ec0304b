package bellwether.app.install;

import bellwether.app.request.FailureLog;
import bellwether.app.request.Form;
import bellwether.app.request.HttpRequest;
import bellwether.app.request.HttpResponse;
import bellwether.app.workspace.InvalidSettingException;
import bellwether.domain.workspace.Installation;
import bellwether.slack.api.OAuthResult;
import bellwether.store.InstallationStore;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Installs Bellwether in workspaces by OAuth v2: {@code /slack/install} redirects the browser to
 * Slack's page; {@code /slack/oauth_redirect} exchanges the code for a token and stores it.
 *
 * <p>The OAuth state is valid once, for ten minutes, in the same browser.
 */
public final class InstallHandler {
  private static final String INSTALL_PATH = "/slack/install";
  private static final String REDIRECT_PATH = "/slack/oauth_redirect";
  private static final String FAILED_HEADING = "Bellwether was not installed";
  private static final String RETRY_HINT = " Open " + INSTALL_PATH + " again";

  private static final String NOT_CONFIGURED =
      "This Bellwether serves one workspace. To let others install it, set SLACK_CLIENT_ID,"
          + " SLACK_CLIENT_SECRET and BELLWETHER_TOKEN_KEY.";

  private final Supplier<Optional<InstallSettings>> settings;
  private final InstallationStore installations;
  private final InstantSource clock;

  /** The settings are read for each request, so that this object holds no secret. */
  public InstallHandler(
      Supplier<Optional<InstallSettings>> settings,
      InstallationStore installations,
      InstantSource clock) {
    this.settings = settings;
    this.installations = installations;
    this.clock = clock;
  }

  /** Handles the request; empty if the path is another. No request can make it throw. */
  public Optional<HttpResponse> handle(HttpRequest request, FailureLog log) {
    boolean begins = request.path().equals(INSTALL_PATH);
    if (!begins && !request.path().equals(REDIRECT_PATH)) {
      return Optional.empty();
    }
    if (!request.method().equals("GET")) {
      return Optional.of(HttpResponse.empty(405));
    }
    StateCookie cookie = StateCookie.forRequest(request);
    try {
      Optional<InstallSettings> installSettings = settings.get();
      if (installSettings.isEmpty()) {
        return Optional.of(errorPage(404, NOT_CONFIGURED, cookie));
      }
      return Optional.of(
          begins
              ? redirectToSlack(installSettings.get(), cookie)
              : completeInstallation(request, installSettings.get(), cookie, log));
    } catch (InvalidSettingException e) {
      log.record("install settings", e);
      return Optional.of(errorPage(500, Objects.requireNonNull(e.getMessage()), cookie));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      log.record("install", e);
      String reference = " Reference: " + log.reference();
      return Optional.of(
          errorPage(500, "Something went wrong." + RETRY_HINT + "." + reference, cookie));
    }
  }

  private HttpResponse redirectToSlack(InstallSettings installSettings, StateCookie cookie) {
    String state = StateCookie.newState();
    installations.saveOAuthState(state, clock.instant().plus(StateCookie.LIFETIME));
    return InstallPage.redirect(
        installSettings.oauth().authorizeUrl(state).toString(), cookie.withState(state));
  }

  private HttpResponse completeInstallation(
      HttpRequest request, InstallSettings installSettings, StateCookie cookie, FailureLog log) {
    Form query = request.query();
    if (query.has("error")) {
      return errorPage(403, denialText(query.get("error")), cookie);
    }
    String state = query.get("state");
    if (state.isEmpty() || query.get("code").isEmpty()) {
      return errorPage(400, "The address is incomplete." + RETRY_HINT + ".", cookie);
    }
    if (!cookie.matches(request, state)) {
      return errorPage(
          403,
          "This installation was started in another browser." + RETRY_HINT + " in it.",
          cookie);
    }
    if (!installations.consumeOAuthState(state, clock.instant())) {
      return errorPage(
          400, "This installation has expired or is already complete." + RETRY_HINT + ".", cookie);
    }
    return switch (installSettings.oauth().exchangeCode(query.get("code"))) {
      case OAuthResult.Granted grant -> saveInstallation(grant, installSettings, cookie);
      case OAuthResult.Denied(String error, String fix) -> {
        log.record("install: Slack answered " + error);
        yield errorPage(400, "Slack answered " + error + ": " + fix + ".", cookie);
      }
      case OAuthResult.Unknown(String reason) -> {
        log.record("install: Slack did not answer, " + reason);
        yield errorPage(502, "Slack did not respond." + RETRY_HINT + " in a minute.", cookie);
      }
    };
  }

  private HttpResponse saveInstallation(
      OAuthResult.Granted grant, InstallSettings installSettings, StateCookie cookie) {
    installations.save(
        new Installation(
            grant.teamId(),
            clock.instant(),
            null,
            installSettings.cipher().encrypt(grant.teamId(), grant.token()),
            grant.botUserId(),
            grant.installerId()));
    return InstallPage.page(
        200,
        "Bellwether is installed in " + grant.teamName(),
        "Invite it to the channel for alerts, then type /breach watch and the name of a"
            + " vendor. Alerts that were waiting arrive within 15 minutes.",
        cookie.cleared());
  }

  private static String denialText(String error) {
    return error.equals("access_denied")
        ? "The installation was canceled on Slack's page." + RETRY_HINT + " and choose Allow."
        : "Slack denied the installation." + RETRY_HINT + ", or ask the operator of Bellwether.";
  }

  private static HttpResponse errorPage(int status, String text, StateCookie cookie) {
    return InstallPage.page(status, FAILED_HEADING, text, cookie.cleared());
  }
}
