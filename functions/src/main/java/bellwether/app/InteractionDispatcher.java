package bellwether.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.app.feeds.PolledFeeds;
import bellwether.app.request.EditorPolicy;
import bellwether.app.request.Interaction;
import bellwether.app.request.Reply;
import bellwether.app.request.Requester;
import bellwether.app.settings.RouteEditing;
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
import bellwether.slack.reply.CommandReplies;
import bellwether.slack.reply.GeneralReplies;
import bellwether.slack.request.Command;
import bellwether.slack.view.CaseModals;
import bellwether.slack.view.HomeView;
import bellwether.slack.view.ImportModals;
import bellwether.slack.view.RoutesModal;
import bellwether.slack.view.SettingsModal;
import bellwether.slack.view.VendorModal;
import bellwether.store.Stores;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes clicks and filled-in modals. The message itself shows what came of them, for everybody. */
public final class InteractionDispatcher {
  /** As many rows as a table of evidence has at most. */
  private static final int MOST_EXPORTED = 1_000;

  private final Stores stores;
  private final Supplier<PolledFeeds> polled;
  private final RequestDispatcher.Commands answers;
  private final SlackGateway desk;
  private final InstantSource clock;
  private final Duration budget;

  /**
   * @param budget how long an import may take at a time
   */
  public InteractionDispatcher(
      Stores stores,
      Supplier<PolledFeeds> polled,
      RequestDispatcher.Commands answers,
      SlackGateway desk,
      InstantSource clock,
      Duration budget) {
    this.stores = stores;
    this.polled = polled;
    this.answers = answers;
    this.desk = desk;
    this.clock = clock;
    this.budget = budget;
  }

  /** The answer to Slack; an empty one takes note, or closes a modal. */
  public Reply on(Interaction one) {
    if (!one.isFromOwnTeam()) {
      return new Reply.Told(CaseModals.notPermitted());
    }
    return switch (one.type()) {
      case "block_actions" -> click(one);
      case "view_submission" -> submission(one);
      default -> new Reply.Noted();
    };
  }

  /** The answer to a command that needs a window or a file; empty for every other command. */
  Optional<Reply> command(Requester asker, String trigger, Command command) {
    String team = asker.team();
    boolean opens =
        command instanceof Command.OpenSettings || command instanceof Command.ImportVendors;
    Optional<SlackMessage> refusal =
        opens ? editors().refusal(team, asker.user(), command) : Optional.empty();
    if (refusal.isPresent()) {
      return refusal.map(Reply.Told::new);
    }
    return switch (command) {
      case Command.OpenSettings() -> Optional.of(window(team, trigger, settings().modal(team)));
      case Command.ImportVendors() ->
          Optional.of(window(team, trigger, ImportModals.uploadModal()));
      case Command.Export(boolean incidents) ->
          Optional.of(export(team, asker.channel(), incidents));
      default -> Optional.empty();
    };
  }

  private Reply window(String team, String trigger, View view) {
    return desk.open(team, trigger, view)
        ? new Reply.Noted()
        : new Reply.Told(GeneralReplies.modalNotOpened());
  }

  private Reply export(String team, String channel, boolean incidents) {
    String name = incidents ? "bellwether-incidents.csv" : "bellwether-vendors.csv";
    String text;
    if (incidents) {
      List<Delivery> deliveries = stores.deliveries().findRecent(team, MOST_EXPORTED);
      List<String> ids = deliveries.stream().map(Delivery::id).toList();
      text = AlertCsv.write(deliveries, stores.cases().findAll(ids));
    } else {
      text = VendorCsv.write(stores.customers().vendors(team));
    }
    return new Reply.Told(
        desk.upload(team, channel, name, text.getBytes(UTF_8))
            .map(CommandReplies::fileUploadFailed)
            .orElseGet(() -> CommandReplies.fileUploaded(name)));
  }

  private Reply click(Interaction one) {
    if (one.block().equals(CommandReplies.LOOKUP_BLOCK_ID)) {
      String name = one.value();
      Command command =
          one.action().equals(CommandReplies.WATCH)
              ? new Command.Watch(name)
              : new Command.Unwatch(name);
      return new Reply.Told(answers.answer(one.team(), one.user(), command));
    }
    if (one.block().equals(HomeView.BLOCK_ID)) {
      Optional<View> refusal = editors().refusal(one.team(), one.user());
      Optional<View> view = refusal.isPresent() ? refusal : home(one);
      return view.<Reply>map(shown -> window(one.team(), one.trigger(), shown))
          .orElseGet(Reply.Noted::new);
    }
    if (RouteEditing.isOne(one)) {
      return new RouteEditing(stores.customers(), desk).click(one);
    }
    return one.block().startsWith(CaseModals.BLOCK_ID_PREFIX)
        ? cases().click(one)
        : new Reply.Noted();
  }

  /** What a control of the home tab opens; empty for a vendor that is no longer on the list. */
  private Optional<View> home(Interaction one) {
    return switch (one.action()) {
      case HomeView.EDIT_VENDOR -> vendors().modal(one.team(), one.value());
      case HomeView.IMPORT -> Optional.of(ImportModals.uploadModal());
      default -> Optional.of(settings().modal(one.team()));
    };
  }

  private Reply submission(Interaction one) {
    if (one.callback().startsWith(SettingsModal.CALLBACK_PREFIX)) {
      Optional<View> refusal = editors().refusal(one.team(), one.user());
      if (refusal.isPresent()) {
        return new Reply.Next(refusal.get());
      }
    }
    return switch (one.callback()) {
      case SettingsModal.SETTINGS -> settings().save(one);
      case RoutesModal.ADD -> settings().addRoute(one);
      case VendorModal.CALLBACK_ID -> vendors().save(one);
      case ImportModals.IMPORT -> vendors().preview(one);
      case ImportModals.APPLY -> vendors().apply(one);
      default -> cases().submission(one);
    };
  }

  private SettingsInteractions settings() {
    return new SettingsInteractions(stores.customers(), desk);
  }

  private VendorInteractions vendors() {
    return new VendorInteractions(
        new VendorLists(stores.customers(), stores.customerFeeds()), desk, clock, budget);
  }

  private EditorPolicy editors() {
    return new EditorPolicy(stores.customers());
  }

  private TriageInteractions cases() {
    return new TriageInteractions(stores, desk, clock);
  }
}
