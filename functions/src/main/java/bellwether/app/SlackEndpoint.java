package bellwether.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.app.request.FailureLog;
import bellwether.app.request.Form;
import bellwether.app.request.HttpRequest;
import bellwether.app.request.HttpResponse;
import bellwether.app.request.Interaction;
import bellwether.app.request.MalformedRequestException;
import bellwether.app.request.QueuedRequest;
import bellwether.app.request.Reply;
import bellwether.app.request.SlackEvent;
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
import java.util.function.BiFunction;

/**
 * Verifies, parses and answers HTTP requests from Slack within Slack's deadline. Retries ({@code
 * X-Slack-Retry-Num}) are treated like first attempts: the first may have failed, and requests are
 * idempotent.
 */
public final class SlackEndpoint {
  private static final String PATH = "/slack/events";
  private static final List<String> IN_PROGRESS =
      List.of(
          "This takes a moment.",
          "The result appears here shortly. If you close this window, you get a message instead.");

  private final RequestVerifier verifier;
  private final RequestDispatcher dispatcher;
  private final ResponseDeadline deadline;
  private final WorkQueue queue;
  private final SlackGateway slack;
  private final BiFunction<HttpRequest, FailureLog, Optional<HttpResponse>> installPages;

  public SlackEndpoint(
      RequestVerifier verifier,
      RequestDispatcher dispatcher,
      ResponseDeadline deadline,
      WorkQueue queue,
      SlackGateway slack,
      BiFunction<HttpRequest, FailureLog, Optional<HttpResponse>> installPages) {
    this.verifier = verifier;
    this.dispatcher = dispatcher;
    this.deadline = deadline;
    this.queue = queue;
    this.slack = slack;
    this.installPages = installPages;
  }

  public HttpResponse handle(byte[] event, FailureLog log) {
    try {
      return handle(new HttpRequest(event), log);
    } catch (MalformedRequestException e) {
      return HttpResponse.error(400, "Bad request: " + e.getMessage());
    }
  }

  private HttpResponse handle(HttpRequest request, FailureLog log)
      throws MalformedRequestException {
    if (!request.path().equals(PATH)) {
      return installPages.apply(request, log).orElseGet(() -> HttpResponse.empty(404));
    }
    if (!request.method().equals("POST")) {
      return HttpResponse.empty(405);
    }
    if (!verifier.isAuthentic(request.headers(), request.body())) {
      return HttpResponse.empty(isCertificateCheck(request) ? 200 : 401);
    }
    QueuedRequest queued =
        new QueuedRequest(request.mediaType(), new String(request.body(), UTF_8));
    Optional<SlackRequest> read = SlackRequest.parse(queued.mediaType(), queued.body());
    if (read.isEmpty()) {
      return HttpResponse.empty(200);
    }
    return read.get() instanceof SlackEvent event && event.isUrlVerification()
        ? HttpResponse.challenge(event.challenge())
        : toResponse(
            read.get(),
            withFailureMessage(read.get(), replyInTime(read.get(), queued, log)),
            slack);
  }

  /** Slack ignores the HTTP response to a click, so a message is sent separately, once. */
  static HttpResponse toResponse(SlackRequest request, Reply reply, SlackGateway slack) {
    if (request instanceof Interaction interaction
        && !interaction.isSubmission()
        && reply instanceof Reply.Message(SlackMessage message)) {
      slack.respond(interaction.requester(), message);
      return HttpResponse.empty(200);
    }
    return HttpResponse.fromReply(reply);
  }

  /** Slack sends unsigned requests to check the TLS certificate, and ignores the response. */
  private static boolean isCertificateCheck(HttpRequest request) {
    if (!request.mediaType().equals(SlackRequest.FORM_MEDIA_TYPE)) {
      return false;
    }
    Form form = new Form(request.body());
    return form.get("ssl_check").equals("1") && !form.has("command");
  }

  /** Queues slow requests immediately, and others when the deadline passes. */
  private Reply replyInTime(SlackRequest request, QueuedRequest queued, FailureLog log) {
    if (request.isSlow() && queue.enqueue(queued)) {
      return acceptedReply(request);
    }
    AtomicBoolean brokenOff = new AtomicBoolean();
    Optional<Reply> reply =
        deadline.await(
            () -> dispatcher.dispatch(request, log.silencedWhen(brokenOff::get)),
            () -> brokenOff.set(true));
    return reply.orElseGet(
        () -> queue.enqueue(queued) ? acceptedReply(request) : timeoutReply(request, log));
  }

  private static Reply acceptedReply(SlackRequest request) {
    return switch (request) {
      case SlashCommand _ -> new Reply.Message(GeneralReplies.inProgress());
      case Interaction interaction when interaction.isSubmission() ->
          new Reply.Notice("Bellwether", IN_PROGRESS);
      case Interaction _, SlackEvent _ -> new Reply.Ack();
    };
  }

  private static Reply timeoutReply(SlackRequest request, FailureLog log) {
    log.record("timed out and not queued: " + request.getClass().getSimpleName());
    return request instanceof SlashCommand
        ? new Reply.Message(GeneralReplies.timedOut())
        : new Reply.Failure(log.reference());
  }

  /** A failed command gets a message; for a button or a modal Slack shows an error by itself. */
  private static Reply withFailureMessage(SlackRequest request, Reply reply) {
    return request instanceof SlashCommand && reply instanceof Reply.Failure(String reference)
        ? new Reply.Message(GeneralReplies.requestFailed(reference))
        : reply;
  }
}
