package bellwether.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.app.request.EditorPolicy;
import bellwether.app.request.Interaction;
import bellwether.app.request.Reply;
import bellwether.app.request.Requester;
import bellwether.app.settings.RouteInteractions;
import bellwether.app.settings.SettingsInteractions;
import bellwether.app.triage.TriageInteractions;
import bellwether.app.vendors.AlertCsv;
import bellwether.app.vendors.VendorCsv;
import bellwether.app.vendors.VendorInteractions;
import bellwether.app.vendors.VendorLists;
import bellwether.app.workspace.SlackGateway;
import bellwether.domain.notice.Delivery;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.View;
import bellwether.slack.reply.CaseReplies;
import bellwether.slack.reply.CommandReplies;
import bellwether.slack.reply.GeneralReplies;
import bellwether.slack.request.ActionIds;
import bellwether.slack.request.Command;
import bellwether.slack.view.ImportModals;
import bellwether.store.Stores;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Routes clicks and submitted modals to the features that handle them. Changing settings and lists
 * needs permission; what is not listed is denied.
 */
public final class InteractionDispatcher {
  /** The most rows in an export of incidents. */
  private static final int MAX_EXPORTED = 1_000;

  private final Stores stores;
  private final RequestDispatcher.Commands commands;
  private final SlackGateway slack;
  private final InstantSource clock;
  private final Duration importBudget;

  /**
   * @param importBudget how long an import may take at a time
   */
  public InteractionDispatcher(
      Stores stores,
      RequestDispatcher.Commands commands,
      SlackGateway slack,
      InstantSource clock,
      Duration importBudget) {
    this.stores = stores;
    this.commands = commands;
    this.slack = slack;
    this.clock = clock;
    this.importBudget = importBudget;
  }

  /** Handles a click or a submitted modal. */
  public Reply dispatch(Interaction interaction) {
    if (!interaction.isFromSameWorkspace()) {
      return new Reply.Message(CaseReplies.notPermitted());
    }
    return switch (interaction.type()) {
      case "block_actions" -> handleClick(interaction);
      case "view_submission" -> handleSubmission(interaction);
      default -> new Reply.Ack();
    };
  }

  /** The reply to a command that needs a modal or a file; empty for every other command. */
  Optional<Reply> replyToCommand(Requester requester, String trigger, Command command) {
    String team = requester.team();
    boolean opens =
        command instanceof Command.OpenSettings || command instanceof Command.ImportVendors;
    Optional<SlackMessage> refusal =
        opens ? editorPolicy().refusal(team, requester.user(), command) : Optional.empty();
    if (refusal.isPresent()) {
      return refusal.map(Reply.Message::new);
    }
    return switch (command) {
      case Command.OpenSettings() -> Optional.of(openModal(team, trigger, settings().modal(team)));
      case Command.ImportVendors() ->
          Optional.of(openModal(team, trigger, ImportModals.uploadModal()));
      case Command.Export(boolean incidents) ->
          Optional.of(export(team, requester.channel(), incidents));
      default -> Optional.empty();
    };
  }

  private Reply openModal(String team, String trigger, View view) {
    return slack.openModal(team, trigger, view)
        ? new Reply.Ack()
        : new Reply.Message(GeneralReplies.modalNotOpened());
  }

  private Reply export(String team, String channel, boolean incidents) {
    String name = incidents ? "bellwether-incidents.csv" : "bellwether-vendors.csv";
    String text;
    if (incidents) {
      List<Delivery> deliveries = stores.deliveries().findRecent(team, MAX_EXPORTED);
      List<String> ids = deliveries.stream().map(Delivery::id).toList();
      text = AlertCsv.write(deliveries, stores.cases().findAll(ids));
    } else {
      text = VendorCsv.write(stores.customers().vendors(team));
    }
    return new Reply.Message(
        slack
            .uploadFile(team, channel, name, text.getBytes(UTF_8))
            .map(CommandReplies::fileUploadFailed)
            .orElseGet(() -> CommandReplies.fileUploaded(name)));
  }

  private Reply handleClick(Interaction interaction) {
    if (ActionIds.permissionFor(interaction.actionId()) == ActionIds.Permission.NOBODY) {
      return new Reply.Ack(); // a control of another version, or a link
    }
    if (interaction.blockId().equals(ActionIds.LOOKUP_BLOCK)) {
      String name = interaction.value();
      Command command =
          interaction.actionId().equals(ActionIds.WATCH)
              ? new Command.Watch(name)
              : new Command.Unwatch(name);
      return new Reply.Message(commands.answer(interaction.team(), interaction.user(), command));
    }
    if (interaction.blockId().equals(ActionIds.HOME_BLOCK)) {
      Optional<View> refusal = editorPolicy().refusal(interaction.team(), interaction.user());
      Optional<View> view = refusal.isPresent() ? refusal : homeModal(interaction);
      return view.<Reply>map(shown -> openModal(interaction.team(), interaction.triggerId(), shown))
          .orElseGet(Reply.Ack::new);
    }
    if (RouteInteractions.handles(interaction)) {
      return new RouteInteractions(stores.customers(), slack).click(interaction);
    }
    return interaction.blockId().startsWith(ActionIds.CASE_BLOCK_PREFIX)
        ? triage().handleClick(interaction)
        : new Reply.Ack();
  }

  /**
   * The modal that a control of the home tab opens; empty if the vendor is no longer on the list.
   */
  private Optional<View> homeModal(Interaction interaction) {
    return switch (interaction.actionId()) {
      case ActionIds.HOME_EDIT_VENDOR -> vendors().modal(interaction.team(), interaction.value());
      case ActionIds.HOME_IMPORT -> Optional.of(ImportModals.uploadModal());
      default -> Optional.of(settings().modal(interaction.team()));
    };
  }

  private Reply handleSubmission(Interaction interaction) {
    switch (ActionIds.permissionFor(interaction.callbackId())) {
      case NOBODY -> {
        return new Reply.Ack(); // a modal of another version
      }
      case EDITOR -> {
        Optional<View> refusal = editorPolicy().refusal(interaction.team(), interaction.user());
        if (refusal.isPresent()) {
          return new Reply.NextModal(refusal.get());
        }
      }
      // Excluding a phrase while dismissing an alert is checked where it is done.
      case MEMBER -> {}
    }
    return switch (interaction.callbackId()) {
      case ActionIds.SETTINGS -> settings().save(interaction);
      case ActionIds.ADD_ROUTE -> settings().addRoute(interaction);
      case ActionIds.EDIT_VENDOR -> vendors().save(interaction);
      case ActionIds.IMPORT -> vendors().previewImport(interaction);
      case ActionIds.APPLY_IMPORT -> vendors().applyImport(interaction);
      default -> triage().handleSubmission(interaction);
    };
  }

  private SettingsInteractions settings() {
    return new SettingsInteractions(stores.customers(), slack);
  }

  private VendorInteractions vendors() {
    return new VendorInteractions(
        new VendorLists(stores.customers(), stores.customerFeeds()), slack, clock, importBudget);
  }

  private EditorPolicy editorPolicy() {
    return new EditorPolicy(stores.customers());
  }

  private TriageInteractions triage() {
    return new TriageInteractions(stores, slack, clock);
  }
}
