package bellwether.app;

import bellwether.app.access.RequestAuthorizer;
import bellwether.app.home.HomeTab;
import bellwether.app.request.FailureLog;
import bellwether.app.request.Interaction;
import bellwether.app.request.Reply;
import bellwether.app.request.SlackEvent;
import bellwether.app.request.SlackRequest;
import bellwether.app.request.SlashCommand;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.request.Command;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Executes a request and returns the reply. Requests are idempotent. */
public final class RequestDispatcher {
  @FunctionalInterface
  public interface Commands {
    SlackMessage answer(String team, String user, Command command);
  }

  private final RequestAuthorizer authorizer;
  private final Commands commands;
  private final InteractionDispatcher interactions;
  private final HomeTab homeTab;
  private final BiConsumer<String, Instant> uninstalls;

  public RequestDispatcher(
      RequestAuthorizer authorizer,
      Commands commands,
      InteractionDispatcher interactions,
      HomeTab homeTab,
      BiConsumer<String, Instant> uninstalls) {
    this.authorizer = authorizer;
    this.commands = commands;
    this.interactions = interactions;
    this.homeTab = homeTab;
    this.uninstalls = uninstalls;
  }

  /** Executes the request. Never throws; failures become a {@link Reply.Failure}. */
  Reply dispatch(SlackRequest request, FailureLog log) {
    try {
      return authorizer.refusal(request).orElseGet(() -> dispatchPermitted(request));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      log.record(describe(request), e);
      return new Reply.Failure(log.reference());
    }
  }

  private Reply dispatchPermitted(SlackRequest request) {
    return switch (request) {
      case SlashCommand command -> dispatch(command);
      case Interaction interaction -> interactions.dispatch(interaction);
      case SlackEvent event -> dispatch(event);
    };
  }

  private Reply dispatch(SlashCommand command) {
    Optional<Reply> window =
        interactions.replyToCommand(command.requester(), command.triggerId(), command.command());
    return window.orElseGet(() ->
        new Reply.Message(
            commands.answer(
                command.requester().team(), command.requester().user(), command.command())));
  }

  private Reply dispatch(SlackEvent event) {
    if (event.isHomeOpened()) {
      homeTab.publish(event.team(), event.user());
    }
    if (event.isUninstall()) {
      uninstalls.accept(event.team(), event.time());
    }
    return new Reply.Ack();
  }

  /** Contains no text of the request. */
  private static String describe(SlackRequest request) {
    return switch (request) {
      case SlashCommand command -> command.command().verb().name();
      case Interaction _ -> "interaction";
      case SlackEvent event -> event.isUninstall() ? "uninstall" : "home";
    };
  }
}
