package bellwether.function.slack;

import bellwether.slack.Command;
import bellwether.slack.Messages;
import bellwether.slack.RequestVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Decides what a request is and who answers it. Whether Slack repeats itself ({@code
 * X-Slack-Retry-Num}) is not looked at: the first attempt may have died, and every answer here is
 * safe to give twice.
 */
final class SlackRequests {
  private static final String PATH = "/slack/events";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";

  private final RequestVerifier verifier;
  private final Answers answers;
  private final Interactions interactions;
  private final Homes homes;
  private final Departures departures;
  private final Arrivals arrivals;

  SlackRequests(
      RequestVerifier verifier,
      Answers answers,
      Interactions interactions,
      Homes homes,
      Departures departures,
      Arrivals arrivals) {
    this.verifier = verifier;
    this.answers = answers;
    this.interactions = interactions;
    this.homes = homes;
    this.departures = departures;
    this.arrivals = arrivals;
  }

  HttpAnswer answer(InputStream event, FailureLog log) throws IOException {
    try {
      return answer(new HttpRequest(event), log);
    } catch (MalformedRequestException e) {
      return HttpAnswer.refusal(400, "Bad request: " + e.getMessage());
    }
  }

  private HttpAnswer answer(HttpRequest request, FailureLog log) throws MalformedRequestException {
    if (!request.path().equals(PATH)) {
      return arrivals.answer(request, log).orElseGet(() -> HttpAnswer.empty(404));
    }
    if (!request.method().equals("POST")) {
      return HttpAnswer.empty(405);
    }
    if (!verifier.accepts(request.headers(), request.body())) {
      return HttpAnswer.empty(isCertificateCheck(request) ? 200 : 401);
    }
    if (request.isOfType(FORM)) {
      return form(new Form(request.body()), log);
    }
    return request.isOfType(JSON)
        ? event(new EventBody(request.body()), log)
        : HttpAnswer.empty(200);
  }

  /** Slack looks at our certificate now and then, and may not sign that. Nothing hangs on it. */
  private static boolean isCertificateCheck(HttpRequest request) {
    if (!request.isOfType(FORM)) {
      return false;
    }
    Form form = new Form(request.body());
    return form.get("ssl_check").equals("1") && !form.has("command");
  }

  /** A slash command, a click or a modal; certificate checks are acknowledged. */
  private HttpAnswer form(Form form, FailureLog log) throws MalformedRequestException {
    if (form.has("payload")) {
      Interaction interaction = Interaction.read(form.get("payload"));
      try {
        return interactions.on(interaction);
      } catch (RuntimeException | LinkageError | StackOverflowError e) {
        log.note("interaction", e);
        return HttpAnswer.empty(500); // Slack then says beside the button that it failed
      }
    }
    if (!form.has("command")) {
      return HttpAnswer.empty(200);
    }
    String team = form.get("team_id");
    String user = form.get("user_id");
    if (team.isEmpty() || user.isEmpty()) {
      throw new MalformedRequestException("the command has no team_id or no user_id");
    }
    Command command = Command.parse(form.get("text"));
    try {
      Optional<HttpAnswer> window =
          interactions.command(team, form.get("channel_id"), form.get("trigger_id"), command);
      return window.isPresent()
          ? window.get()
          : HttpAnswer.ephemeral(
              InTime.USUAL
                  .ask(() -> answers.answer(team, user, command))
                  .orElseGet(Messages::late));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      log.note(command.getClass().getSimpleName(), e);
      return HttpAnswer.ephemeral(Messages.failed(log.reference()));
    }
  }

  private HttpAnswer event(EventBody event, FailureLog log) {
    if (event.isHandshake()) {
      return HttpAnswer.challenge(event.challenge());
    }
    if (event.isHomeOpened()) {
      try {
        homes.show(event.team(), event.user());
      } catch (RuntimeException | LinkageError | StackOverflowError e) {
        log.note("home", e);
      }
    }
    if (event.isDeparture()) {
      try {
        departures.left(event.team(), event.time());
      } catch (RuntimeException | LinkageError | StackOverflowError e) {
        log.note("departure", e);
        return HttpAnswer.empty(500); // Slack then tells us again
      }
    }
    return HttpAnswer.empty(200);
  }
}
