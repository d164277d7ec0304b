package bellwether.app;

import bellwether.app.home.HomeTab;
import bellwether.app.install.UninstallHandler;
import bellwether.app.request.EventBody;
import bellwether.app.request.FailureLog;
import bellwether.app.request.Interaction;
import bellwether.app.request.Reply;
import bellwether.app.request.SlackRequest;
import bellwether.app.request.SlashCommand;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.request.Command;
import java.time.Instant;
import java.util.Optional;

/**
 * Does what a request asks for, and gives what is to be said to it. Doing it twice is doing it
 * once.
 */
public final class RequestDispatcher {
  /** Answers slash commands; see {@link CommandHandler#answer}. */
  @FunctionalInterface
  public interface Commands {
    SlackMessage answer(String team, String user, Command command);
  }

  /** Is told of workspaces that removed Bellwether; see {@link UninstallHandler#left}. */
  @FunctionalInterface
  public interface Uninstalls {
    void left(String team, Instant at);
  }

  private final Commands answers;
  private final InteractionDispatcher interactions;
  private final HomeTab homes;
  private final Uninstalls departures;

  public RequestDispatcher(
      Commands answers, InteractionDispatcher interactions, HomeTab homes, Uninstalls departures) {
    this.answers = answers;
    this.interactions = interactions;
    this.homes = homes;
    this.departures = departures;
  }

  /** Does it. Throws nothing that a request or a table can cause. */
  Reply to(SlackRequest request, FailureLog log) {
    try {
      return switch (request) {
        case SlashCommand command -> to(command);
        case Interaction interaction -> interactions.on(interaction);
        case EventBody event -> to(event);
      };
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      log.note(named(request), e);
      return new Reply.Failed(log.reference());
    }
  }

  private Reply to(SlashCommand command) {
    Optional<Reply> window =
        interactions.command(command.asker(), command.trigger(), command.command());
    return window.orElseGet(() ->
        new Reply.Told(
            answers.answer(command.asker().team(), command.asker().user(), command.command())));
  }

  private Reply to(EventBody event) {
    if (event.isHomeOpened()) {
      homes.show(event.team(), event.user());
    }
    if (event.isDeparture()) {
      departures.left(event.team(), event.time());
    }
    return new Reply.Noted();
  }

  /** Words of ours alone. */
  private static String named(SlackRequest request) {
    return switch (request) {
      case SlashCommand command -> command.command().getClass().getSimpleName();
      case Interaction _ -> "interaction";
      case EventBody event -> event.isDeparture() ? "departure" : "home";
    };
  }
}
