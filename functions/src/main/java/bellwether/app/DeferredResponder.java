package bellwether.app;

import bellwether.app.request.FailureLog;
import bellwether.app.request.Interaction;
import bellwether.app.request.MalformedRequestException;
import bellwether.app.request.QueuedRequest;
import bellwether.app.request.Reply;
import bellwether.app.request.Requester;
import bellwether.app.request.SlackEvent;
import bellwether.app.request.SlackRequest;
import bellwether.app.request.SlashCommand;
import bellwether.app.workspace.SlackGateway;
import bellwether.slack.api.ViewMethod;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.View;
import bellwether.slack.reply.GeneralReplies;
import bellwether.slack.view.SettingsModal;
import java.util.List;

/** Executes queued requests and responds to the requester by any channel that still works. */
public final class DeferredResponder {
  /** A request that was delivered more often has crashed its function each time. */
  private static final int MAX_ATTEMPTS = 3;

  private final RequestDispatcher dispatcher;
  private final SlackGateway slack;

  public DeferredResponder(RequestDispatcher dispatcher, SlackGateway slack) {
    this.dispatcher = dispatcher;
    this.slack = slack;
  }

  /**
   * Executes the request and responds. Throws if an event could not be processed, so that the queue
   * delivers it again.
   */
  public void complete(QueuedRequest queued, FailureLog log) throws MalformedRequestException {
    SlackRequest request = SlackRequest.parse(queued.mediaType(), queued.body()).orElse(null);
    if (request == null) {
      return;
    }
    Reply reply;
    if (queued.attempt() > MAX_ATTEMPTS) {
      log.record("request that was delivered too often");
      reply = new Reply.Failure(log.reference());
    } else {
      reply = dispatcher.dispatch(request, log);
    }
    switch (request) {
      case SlashCommand command -> respond(command.requester(), reply);
      case Interaction interaction when !interaction.isSubmission() ->
          respond(interaction.requester(), reply);
      case Interaction interaction -> updateModal(interaction, reply);
      case SlackEvent _ -> {
        if (reply instanceof Reply.Failure && queued.attempt() <= MAX_ATTEMPTS) {
          throw new IllegalStateException("an event could not be processed");
        }
      }
    }
  }

  private void respond(Requester requester, Reply reply) {
    switch (reply) {
      case Reply.Message(SlackMessage message) -> slack.respond(requester, message);
      case Reply.Failure(String reference) ->
          slack.respond(requester, GeneralReplies.requestFailed(reference));
      // The message or the modal already shows the result.
      case Reply.Ack _,
          Reply.CloseModal _,
          Reply.FieldError _,
          Reply.NextModal _,
          Reply.Notice _ -> {}
    }
  }

  /** Replaces the modal that says "in progress"; if it was closed, sends a message instead. */
  private void updateModal(Interaction interaction, Reply reply) {
    switch (reply) {
      case Reply.NextModal(View next) -> show(interaction, next, GeneralReplies.modalClosed());
      case Reply.Notice(String title, List<String> lines) -> showLines(interaction, title, lines);
      case Reply.FieldError(_, String text) -> showText(interaction, text);
      case Reply.Message(SlackMessage message) -> showText(interaction, message.unescapedText());
      case Reply.Failure(String reference) ->
          showText(interaction, GeneralReplies.requestFailed(reference).unescapedText());
      case Reply.Ack _, Reply.CloseModal _ -> showText(interaction, "Done.");
    }
  }

  private void showText(Interaction interaction, String text) {
    showLines(interaction, "Bellwether", List.of(text));
  }

  private void showLines(Interaction interaction, String title, List<String> lines) {
    View view = SettingsModal.infoModal(title, lines);
    show(interaction, view, GeneralReplies.titledLines(title, lines));
  }

  private void show(Interaction interaction, View view, SlackMessage instead) {
    if (!slack.show(ViewMethod.UPDATE, interaction.team(), interaction.viewId(), view)) {
      slack.respond(interaction.requester(), instead);
    }
  }
}
