package bellwether.app;

import bellwether.app.request.EventBody;
import bellwether.app.request.FailureLog;
import bellwether.app.request.Interaction;
import bellwether.app.request.MalformedRequestException;
import bellwether.app.request.QueuedRequest;
import bellwether.app.request.Reply;
import bellwether.app.request.Requester;
import bellwether.app.request.SlackRequest;
import bellwether.app.request.SlashCommand;
import bellwether.app.workspace.SlackGateway;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.View;
import bellwether.slack.reply.GeneralReplies;
import bellwether.slack.view.SettingsModal;
import java.util.List;

/** Does what Slack did not wait for, and tells whoever asked, wherever they still listen. */
public final class DeferredResponder {
  /** One that was given out more often died with its function, and would again. */
  private static final int MOST_ATTEMPTS = 3;

  private static final String TITLE = "Bellwether";

  private final RequestDispatcher replies;
  private final SlackGateway desk;

  public DeferredResponder(RequestDispatcher replies, SlackGateway desk) {
    this.replies = replies;
    this.desk = desk;
  }

  /**
   * Finishes it.
   *
   * @throws IllegalStateException if an event could not be taken in: nobody waits for the answer,
   *     so it is to be given out again
   */
  public void finish(QueuedRequest handed, FailureLog log) throws MalformedRequestException {
    SlackRequest request = SlackRequest.read(handed.mediaType(), handed.body()).orElse(null);
    if (request == null) {
      return;
    }
    Reply reply;
    if (handed.attempt() > MOST_ATTEMPTS) {
      log.note("request that was given out too often");
      reply = new Reply.Failed(log.reference());
    } else {
      reply = replies.to(request, log);
    }
    switch (request) {
      case SlashCommand command -> tell(command.asker(), reply);
      case Interaction one when !one.isSubmission() -> tell(one.asker(), reply);
      case Interaction one -> show(one, reply);
      case EventBody _ -> {
        if (reply instanceof Reply.Failed && handed.attempt() <= MOST_ATTEMPTS) {
          throw new IllegalStateException("an event could not be taken in");
        }
      }
    }
  }

  private void tell(Requester asker, Reply reply) {
    switch (reply) {
      case Reply.Told(SlackMessage message) -> desk.tell(asker, message);
      case Reply.Failed(String reference) ->
          desk.tell(asker, GeneralReplies.requestFailed(reference));
      // The message that was acted on, or the window, shows it.
      case Reply.Noted _, Reply.Closed _, Reply.Wrong _, Reply.Next _, Reply.Shown _ -> {}
    }
  }

  /** The window says that it is being worked on: it is replaced, or else the person is told. */
  private void show(Interaction one, Reply reply) {
    switch (reply) {
      case Reply.Next(View next) -> {
        if (!desk.replace(one.team(), one.view(), next)) {
          desk.tell(one.asker(), GeneralReplies.modalClosed());
        }
      }
      case Reply.Shown(String title, List<String> lines) -> show(one, title, lines);
      case Reply.Wrong(_, String text) -> show(one, TITLE, List.of(text));
      case Reply.Told(SlackMessage message) -> show(one, TITLE, List.of(message.unescapedText()));
      case Reply.Failed(String reference) ->
          show(one, TITLE, List.of(GeneralReplies.requestFailed(reference).unescapedText()));
      case Reply.Noted _, Reply.Closed _ -> show(one, TITLE, List.of("Done."));
    }
  }

  private void show(Interaction one, String title, List<String> lines) {
    if (!desk.replace(one.team(), one.view(), SettingsModal.infoModal(title, lines))) {
      desk.tell(one.asker(), GeneralReplies.titledLines(title, lines));
    }
  }
}
