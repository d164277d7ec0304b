package bellwether.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.app.install.InstallHandler;
import bellwether.app.request.EventBody;
import bellwether.app.request.FailureLog;
import bellwether.app.request.Form;
import bellwether.app.request.HttpRequest;
import bellwether.app.request.HttpResponse;
import bellwether.app.request.Interaction;
import bellwether.app.request.MalformedRequestException;
import bellwether.app.request.QueuedRequest;
import bellwether.app.request.Reply;
import bellwether.app.request.SlackRequest;
import bellwether.app.request.SlashCommand;
import bellwether.app.request.WorkQueue;
import bellwether.app.workspace.SlackGateway;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.reply.GeneralReplies;
import bellwether.slack.request.RequestVerifier;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Decides what a request is, and answers it before Slack gives up. Whether Slack repeats itself
 * ({@code X-Slack-Retry-Num}) is not looked at: the first attempt may have died, and every request
 * is safe to do twice.
 */
public final class SlackEndpoint {
  private static final String PATH = "/slack/events";
  private static final List<String> WORKING =
      List.of(
          "This takes longer than Slack waits, and is being done.",
          "What came of it shows here in a moment. If you close this window, you get a message.");

  /** Answers the browsers of people who install Bellwether; see {@link InstallHandler#answer}. */
  @FunctionalInterface
  public interface InstallPages {
    Optional<HttpResponse> answer(HttpRequest request, FailureLog log);
  }

  private final RequestVerifier verifier;
  private final RequestDispatcher replies;
  private final ResponseDeadline time;
  private final WorkQueue later;
  private final SlackGateway desk;
  private final InstallPages arrivals;

  public SlackEndpoint(
      RequestVerifier verifier,
      RequestDispatcher replies,
      ResponseDeadline time,
      WorkQueue later,
      SlackGateway desk,
      InstallPages arrivals) {
    this.verifier = verifier;
    this.replies = replies;
    this.time = time;
    this.later = later;
    this.desk = desk;
    this.arrivals = arrivals;
  }

  public HttpResponse answer(byte[] event, FailureLog log) {
    try {
      return answer(new HttpRequest(event), log);
    } catch (MalformedRequestException e) {
      return HttpResponse.refusal(400, "Bad request: " + e.getMessage());
    }
  }

  private HttpResponse answer(HttpRequest request, FailureLog log)
      throws MalformedRequestException {
    if (!request.path().equals(PATH)) {
      return arrivals.answer(request, log).orElseGet(() -> HttpResponse.empty(404));
    }
    if (!request.method().equals("POST")) {
      return HttpResponse.empty(405);
    }
    if (!verifier.isAuthentic(request.headers(), request.body())) {
      return HttpResponse.empty(isCertificateCheck(request) ? 200 : 401);
    }
    QueuedRequest handed =
        new QueuedRequest(request.mediaType(), new String(request.body(), UTF_8));
    Optional<SlackRequest> read = SlackRequest.read(handed.mediaType(), handed.body());
    if (read.isEmpty()) {
      return HttpResponse.empty(200);
    }
    return read.get() instanceof EventBody event && event.isHandshake()
        ? HttpResponse.challenge(event.challenge())
        : answered(read.get(), excused(read.get(), reply(read.get(), handed, log)));
  }

  /** The answer to a click shows nothing: what is to be told goes its own way, and only once. */
  private HttpResponse answered(SlackRequest request, Reply reply) {
    if (request instanceof Interaction one
        && !one.isSubmission()
        && reply instanceof Reply.Told(SlackMessage message)) {
      desk.tell(one.asker(), message);
      return HttpResponse.empty(200);
    }
    return HttpResponse.of(reply);
  }

  /** Slack looks at our certificate now and then, and may not sign that. Nothing hangs on it. */
  private static boolean isCertificateCheck(HttpRequest request) {
    if (!request.mediaType().equals(SlackRequest.FORM)) {
      return false;
    }
    Form form = new Form(request.body());
    return form.get("ssl_check").equals("1") && !form.has("command");
  }

  /**
   * What is long is handed on at once, what turns out to be when Slack's patience nears its end.
   */
  private Reply reply(SlackRequest request, QueuedRequest handed, FailureLog log) {
    if (request.isLong() && later.take(handed)) {
      return accepted(request);
    }
    AtomicBoolean brokenOff = new AtomicBoolean();
    Optional<Reply> reply =
        time.ask(() -> replies.to(request, log.unless(brokenOff::get)), () -> brokenOff.set(true));
    return reply.orElseGet(() -> later.take(handed) ? accepted(request) : late(request, log));
  }

  private static Reply accepted(SlackRequest request) {
    return switch (request) {
      case SlashCommand _ -> new Reply.Told(GeneralReplies.inProgress());
      case Interaction one when one.isSubmission() -> new Reply.Shown("Bellwether", WORKING);
      case Interaction _, EventBody _ -> new Reply.Noted();
    };
  }

  private static Reply late(SlackRequest request, FailureLog log) {
    log.note("in time and to hand on: " + request.getClass().getSimpleName());
    return request instanceof SlashCommand
        ? new Reply.Told(GeneralReplies.timedOut())
        : new Reply.Failed(log.reference());
  }

  /** A command's failure is told in words; beside a button or in a window Slack itself says so. */
  private static Reply excused(SlackRequest request, Reply reply) {
    return request instanceof SlashCommand && reply instanceof Reply.Failed(String reference)
        ? new Reply.Told(GeneralReplies.requestFailed(reference))
        : reply;
  }
}
