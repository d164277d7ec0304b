package bellwether.app.access;

import bellwether.app.request.Interaction;
import bellwether.app.request.Reply;
import bellwether.app.request.SlackEvent;
import bellwether.app.request.SlackRequest;
import bellwether.app.request.SlashCommand;
import bellwether.app.workspace.SlackGateway;
import bellwether.slack.api.Membership;
import bellwether.slack.api.ViewMethod;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.reply.AccessReplies;
import bellwether.slack.request.AccessRules;
import bellwether.slack.request.Permission;
import bellwether.slack.view.HomeView;
import bellwether.store.Stores;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Refuses requests of people who may not make them, according to {@link AccessRules}: unknown
 * controls, people of other workspaces, and guests. If Slack does not say what a person is, the
 * request is refused. Features check by {@code EditorPolicy} what only editors may do.
 */
public final class RequestAuthorizer {
  private final Stores stores;
  private final SlackGateway slack;
  private final MemberCache members;

  public RequestAuthorizer(Stores stores, SlackGateway slack, MemberCache members) {
    this.stores = stores;
    this.slack = slack;
    this.members = members;
  }

  /** The reply to a request that is not permitted; empty if it is. */
  public Optional<Reply> refusal(SlackRequest request) {
    return switch (request) {
      case SlashCommand command -> refusal(command);
      case Interaction interaction -> refusal(interaction);
      case SlackEvent event -> refusal(event);
    };
  }

  private Optional<Reply> refusal(SlashCommand command) {
    String team = command.requester().team();
    String user = command.requester().user();
    return reason(team, user, !command.ofOrganization(), command.command().permission())
        .map(lines -> refuse(team, user, command.command().verb().name(), lines))
        .map(lines -> new Reply.Message(SlackMessage.ofLines(lines)));
  }

  private Optional<Reply> refusal(Interaction interaction) {
    if (interaction.permission() == Permission.NOBODY) {
      return Optional.of(new Reply.Ack()); // from another version, or a link
    }
    String team = interaction.team();
    return reason(
            team, interaction.user(), interaction.isFromSameWorkspace(), interaction.permission())
        .map(lines -> refuse(team, interaction.user(), interaction.id(), lines))
        .map(lines ->
            interaction.isSubmission()
                ? new Reply.Notice(AccessReplies.TITLE, lines)
                : new Reply.Message(SlackMessage.ofLines(lines)));
  }

  private Optional<Reply> refusal(SlackEvent event) {
    Permission permission = AccessRules.forEvent(event.event());
    if (permission == Permission.NOBODY) {
      return Optional.of(new Reply.Ack());
    }
    Optional<List<String>> reason =
        reason(event.team(), event.user(), !event.team().isEmpty(), permission);
    if (reason.isPresent() && event.isHomeOpened()) {
      // Also replaces what a former member or guest saw there.
      boolean _ =
          slack.show(
              ViewMethod.PUBLISH, event.team(), event.user(), HomeView.refused(reason.get()));
    }
    return reason
        .map(lines -> refuse(event.team(), event.user(), event.event(), lines))
        .map(_ -> new Reply.Ack());
  }

  /** Why the person may not do this, as lines for them. */
  private Optional<List<String>> reason(
      String team, String user, boolean sameWorkspace, Permission permission) {
    if (permission == Permission.ANYONE) {
      return Optional.empty();
    }
    if (permission == Permission.NOBODY || !sameWorkspace) {
      return Optional.of(AccessReplies.otherWorkspace());
    }
    return switch (members.get(team, user, () -> slack.membership(team, user))) {
      case Membership.Member() -> Optional.empty();
      case Membership.Guest() -> guestReason(team, permission);
      case Membership.External() -> Optional.of(AccessReplies.otherWorkspace());
      case Membership.Unknown(String error) -> Optional.of(AccessReplies.notChecked(error));
    };
  }

  private Optional<List<String>> guestReason(String team, Permission permission) {
    boolean canBeAllowed = permission == Permission.RESPONDER;
    return canBeAllowed && stores.customers().settings(team).guestsMayRespond()
        ? Optional.empty()
        : Optional.of(AccessReplies.guest(canBeAllowed));
  }

  private static List<String> refuse(String team, String user, String what, List<String> lines) {
    LoggerFactory.getLogger(RequestAuthorizer.class)
        .info(
            "request refused team={} user={} what={} reason={}",
            team,
            user,
            what,
            lines.getFirst());
    return lines;
  }
}
