package bellwether.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.app.App;
import bellwether.app.request.HttpRequest;
import bellwether.app.request.HttpResponse;
import bellwether.app.request.MalformedRequestException;
import bellwether.app.request.Reply;
import bellwether.app.request.SlackRequest;
import bellwether.app.request.SlashCommand;
import bellwether.app.workspace.BotToken;
import bellwether.app.workspace.SlackApiGateway;
import bellwether.slack.api.Membership;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.request.RequestVerifier;
import bellwether.store.InstallationStore;
import bellwether.store.Stores;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;

/**
 * Executes a look-up, from the event to the response, with a workspace, a person and secrets that
 * do not exist.
 */
final class SlackPriming {
  private static final String TEAM = "T0PRIMING";
  private static final String USER = "U0PRIMING";
  private static final String COMMAND =
      "command=%2Fbreach&text=Example+Vendor&team_id=" + TEAM + "&user_id=" + USER;
  private static final String EVENT =
      """
      {"rawPath":"/slack/events","requestContext":{"http":{"method":"POST"},"stage":"$default"},
       "headers":{"x-slack-request-timestamp":"0","x-slack-signature":"v0=0"},"body":""}\
      """;

  private SlackPriming() {}

  /** Reads from the table that every request reads first. */
  static void readMember(InstallationStore installations, Clock clock) {
    boolean _ = installations.isMember(TEAM, USER, clock.instant());
  }

  static void run(Stores stores, SlackConfig config, Clock clock) {
    readMember(stores.installations(), clock);
    try {
      HttpRequest request = new HttpRequest(EVENT.getBytes(UTF_8));
      boolean _ =
          new RequestVerifier("not the secret", clock)
              .isAuthentic(request.headers(), request.body());
      SlashCommand command =
          (SlashCommand) SlackRequest.parse(SlackRequest.FORM_MEDIA_TYPE, COMMAND).orElseThrow();
      SlackMessage reply =
          new App(stores, List::of, clock)
              .commandHandler(config.sharedToken())
              .answer(TEAM, USER, command.command());
      HttpResponse.fromReply(new Reply.Message(reply)).writeTo(OutputStream.nullOutputStream());
    } catch (MalformedRequestException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Slack rejects the token; a connection to it is closed after each call.
    Membership _ =
        new SlackApiGateway(_ -> new BotToken.Available("xoxb-0"), config.apiUrl(), false)
            .membership(TEAM, USER);
  }
}
