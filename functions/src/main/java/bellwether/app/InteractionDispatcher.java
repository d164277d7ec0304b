package bellwether.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.app.coverage.BadPeriodException;
import bellwether.app.coverage.CoverageExport;
import bellwether.app.coverage.CoverageFiles;
import bellwether.app.coverage.CoverageRequest;
import bellwether.app.discover.DiscoverInteractions;
import bellwether.app.feeds.PolledFeeds;
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
import bellwether.slack.api.ViewMethod;
import bellwether.slack.block.View;
import bellwether.slack.reply.CommandReplies;
import bellwether.slack.reply.CoverageReplies;
import bellwether.slack.reply.EditorsOnlyReply;
import bellwether.slack.request.ActionIds;
import bellwether.slack.request.Command;
import bellwether.slack.request.Command.Verb;
import bellwether.slack.view.DiscoverModals;
import bellwether.slack.view.ImportModals;
import bellwether.store.Stores;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Routes clicks and submitted modals, once {@code RequestAuthorizer} permits them, to the features
 * that handle them. Changing settings and lists requires permission; unlisted actions are denied.
 */
public final class InteractionDispatcher {
  private static final int MAX_EXPORTED = 1_000;

  private final Stores stores;
  private final RequestDispatcher.Commands commands;
  private final SlackGateway slack;
  private final InstantSource clock;
  private final Duration importBudget;
  private final Supplier<PolledFeeds> polledFeeds;

  /** Without shared feeds. */
  public InteractionDispatcher(
      Stores stores,
      RequestDispatcher.Commands commands,
      SlackGateway slack,
      InstantSource clock,
      Duration importBudget) {
    this(
        stores,
        commands,
        slack,
        clock,
        importBudget,
        () -> new PolledFeeds(List.of(), stores.customerFeeds()));
  }

  /** The feeds are loaded only for an export that lists them. */
  public InteractionDispatcher(
      Stores stores,
      RequestDispatcher.Commands commands,
      SlackGateway slack,
      InstantSource clock,
      Duration importBudget,
      Supplier<PolledFeeds> polledFeeds) {
    this.polledFeeds = polledFeeds;
    this.stores = stores;
    this.commands = commands;
    this.slack = slack;
    this.clock = clock;
    this.importBudget = importBudget;
  }

  public Reply dispatch(Interaction interaction) {
    return switch (interaction.permission()) {
      // No control or modal has these: it is from another version, or a link.
      case NOBODY, ANYONE, MEMBER -> new Reply.Ack();
      // Triage itself checks the permission to exclude a phrase while dismissing an alert.
      case RESPONDER -> triage().handle(interaction);
      case EDITOR ->
          switch (interaction.id()) {
            // The command checks the permission itself.
            case ActionIds.WATCH -> watch(interaction, Verb.WATCH);
            case ActionIds.UNWATCH -> watch(interaction, Verb.UNWATCH);
            default -> editIfPermitted(interaction);
          };
    };
  }

  private Reply editIfPermitted(Interaction interaction) {
    return editorPolicy()
        .editorsIfDenied(interaction.team(), interaction.user())
        .map(editors -> refuse(interaction, editors))
        .orElseGet(() -> edit(interaction));
  }

  /** Shows, in place of what the person clicked, that only editors may do this. */
  private Reply refuse(Interaction interaction, Set<String> editors) {
    View refusal = EditorsOnlyReply.modal(editors, "");
    return switch (interaction.id()) {
      case ActionIds.HOME_EDIT_VENDOR,
          ActionIds.HOME_IMPORT,
          ActionIds.HOME_DISCOVER,
          ActionIds.HOME_SETTINGS ->
          open(interaction, refusal);
      case ActionIds.ROUTES, ActionIds.ROUTE_UP, ActionIds.ROUTE_REMOVE ->
          routes().show(interaction, refusal);
      default -> new Reply.NextModal(refusal);
    };
  }

  private Reply edit(Interaction interaction) {
    String team = interaction.team();
    return switch (interaction.id()) {
      case ActionIds.HOME_EDIT_VENDOR ->
          vendors(interaction)
              .modal(team, interaction.value())
              .map(view -> open(interaction, view))
              .orElseGet(Reply.Ack::new);
      case ActionIds.HOME_IMPORT -> open(interaction, ImportModals.uploadModal());
      case ActionIds.HOME_DISCOVER -> open(interaction, DiscoverModals.sourceModal());
      case ActionIds.HOME_SETTINGS -> open(interaction, settings().modal(team));
      case ActionIds.ROUTES, ActionIds.ROUTE_UP, ActionIds.ROUTE_REMOVE ->
          routes().click(interaction);
      case ActionIds.ADD_ROUTE -> routes().add(interaction);
      case ActionIds.SETTINGS -> settings().save(interaction);
      case ActionIds.EDIT_VENDOR -> vendors(interaction).save(interaction);
      case ActionIds.IMPORT -> vendors(interaction).previewImport(interaction);
      case ActionIds.APPLY_IMPORT -> vendors(interaction).applyImport(interaction);
      case ActionIds.DISCOVER ->
          new DiscoverInteractions(stores.customers(), slack).propose(interaction);
      case ActionIds.PICK_VENDORS -> vendors(interaction).previewPicked(interaction);
      default -> new Reply.Ack();
    };
  }

  private Reply watch(Interaction interaction, Verb verb) {
    Command command = new Command(verb, interaction.value());
    return new Reply.Message(commands.answer(interaction.team(), interaction.user(), command));
  }

  private Reply open(Interaction interaction, View view) {
    return slack.open(ViewMethod.OPEN, interaction.team(), interaction.triggerId(), view);
  }

  /** The reply to a command that needs a modal or a file; empty for every other command. */
  Optional<Reply> replyToCommand(Requester requester, String trigger, Command command) {
    String team = requester.team();
    Supplier<Reply> reply =
        switch (command.verb()) {
          case SETTINGS -> () -> slack.open(ViewMethod.OPEN, team, trigger, settings().modal(team));
          case IMPORT ->
              () -> slack.open(ViewMethod.OPEN, team, trigger, ImportModals.uploadModal());
          case DISCOVER ->
              () -> slack.open(ViewMethod.OPEN, team, trigger, DiscoverModals.sourceModal());
          case EXPORT_VENDORS -> () -> exportVendors(requester);
          case EXPORT_INCIDENTS -> () -> exportIncidents(requester);
          case EXPORT_COVERAGE -> () -> exportCoverage(requester, command.argument());
          default -> null;
        };
    return Optional.ofNullable(reply)
        .map(allowed ->
            editorPolicy()
                .refusal(team, requester.user(), command)
                .<Reply>map(Reply.Message::new)
                .orElseGet(allowed));
  }

  private Reply exportVendors(Requester requester) {
    String csv = VendorCsv.write(stores.customers().vendors(requester.team()));
    return send(requester, "bellwether-vendors.csv", csv);
  }

  private Reply exportIncidents(Requester requester) {
    List<Delivery> deliveries = stores.deliveries().findRecent(requester.team(), MAX_EXPORTED);
    List<String> ids = deliveries.stream().map(Delivery::id).toList();
    String csv = AlertCsv.write(deliveries, stores.cases().findAll(ids));
    return send(requester, "bellwether-incidents.csv", csv);
  }

  private Reply exportCoverage(Requester requester, String argument) {
    String team = requester.team();
    String user = requester.user();
    try {
      CoverageRequest request = CoverageRequest.parse(argument, clock.instant());
      CoverageFiles files = new CoverageExport(stores, polledFeeds, clock).export(team, request);
      return new Reply.Message(
          slack
              .sendFile(team, user, files.name() + ".csv", files.csvBytes())
              .or(() -> slack.sendFile(team, user, files.name() + ".html", files.htmlBytes()))
              .map(CommandReplies::fileNotSent)
              .orElseGet(() ->
                  CoverageReplies.sent(files.name(), files.entries(), files.gaps(), files.hash())));
    } catch (BadPeriodException e) {
      return new Reply.Message(CoverageReplies.badPeriod(String.valueOf(e.getMessage())));
    }
  }

  /** Sends an export to the person who asked: others in the channel may not be meant to see it. */
  private Reply send(Requester requester, String name, String csv) {
    return new Reply.Message(
        slack
            .sendFile(requester.team(), requester.user(), name, csv.getBytes(UTF_8))
            .map(CommandReplies::fileNotSent)
            .orElseGet(() -> CommandReplies.fileSent(name)));
  }

  private SettingsInteractions settings() {
    return new SettingsInteractions(stores.customers(), slack);
  }

  private RouteInteractions routes() {
    return new RouteInteractions(stores.customers(), slack);
  }

  private VendorInteractions vendors(Interaction interaction) {
    return new VendorInteractions(
        VendorLists.of(stores, interaction.user(), clock), slack, clock, importBudget);
  }

  private EditorPolicy editorPolicy() {
    return new EditorPolicy(stores);
  }

  private TriageInteractions triage() {
    return new TriageInteractions(stores, slack, clock);
  }
}
