package bellwether.app;

import bellwether.app.chain.ChainLookup;
import bellwether.app.destinations.DestinationCommands;
import bellwether.app.digest.DigestWriter;
import bellwether.app.feeds.CustomerFeedCommands;
import bellwether.app.feeds.PolledFeeds;
import bellwether.app.lookup.Exclusions;
import bellwether.app.lookup.ReportExplainer;
import bellwether.app.lookup.VendorFinder;
import bellwether.app.lookup.VendorLookup;
import bellwether.app.request.EditorPolicy;
import bellwether.app.vendors.VendorCsv;
import bellwether.app.vendors.VendorLists;
import bellwether.app.workspace.DestinationSecrets;
import bellwether.app.workspace.SharedToken;
import bellwether.domain.chain.DeclaredUsers;
import bellwether.domain.destination.Destination.Kind;
import bellwether.domain.feed.Feed;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.LeadTimes;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.workspace.Installation;
import bellwether.match.names.SimilarNames;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.message.FeedHealthMessages;
import bellwether.slack.reply.CommandReplies;
import bellwether.slack.reply.GeneralReplies;
import bellwether.slack.reply.ListReplies;
import bellwether.slack.reply.LookupReply;
import bellwether.slack.reply.VendorHistory;
import bellwether.slack.request.Command;
import bellwether.slack.request.Command.Verb;
import bellwether.slack.request.CommandTable;
import bellwether.store.InstallationStore;
import bellwether.store.Stores;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Executes {@code /breach} commands. Stores are used only by commands that need them: help should
 * not wait for a connection.
 */
public final class CommandHandler {
  private static final int MAX_STATUS = 200;

  private final Stores stores;
  private final Supplier<PolledFeeds> polledFeeds;
  private final SharedToken sharedToken;
  private final DestinationCommands destinations;
  private final InstantSource clock;

  /**
   * The feeds are loaded only by commands that need them, because reading the catalogue takes time.
   */
  public CommandHandler(
      Stores stores,
      Supplier<PolledFeeds> polledFeeds,
      SharedToken sharedToken,
      InstantSource clock) {
    this(
        stores,
        polledFeeds,
        sharedToken,
        new DestinationCommands(stores, DestinationSecrets.NONE, false, false, clock),
        clock);
  }

  /** The same with commands that set destinations other than Slack. */
  public CommandHandler(
      Stores stores,
      Supplier<PolledFeeds> polledFeeds,
      SharedToken sharedToken,
      DestinationCommands destinations,
      InstantSource clock) {
    this.stores = stores;
    this.polledFeeds = polledFeeds;
    this.sharedToken = sharedToken;
    this.destinations = destinations;
    this.clock = clock;
  }

  /** Returns the response, which only the requester sees. The team is the customer. */
  public SlackMessage answer(String team, String user, Command command) {
    if (command.verb() == Verb.WATCH || command.verb() == Verb.RECENT) {
      recordInstallation(team);
    }
    return new EditorPolicy(stores)
        .refusal(team, user, command)
        .orElseGet(() -> execute(team, user, command.verb(), command.argument()));
  }

  private SlackMessage execute(String team, String user, Verb verb, String argument) {
    return switch (verb) {
      case LOOKUP -> lookup(team, argument);
      case CHAIN -> new ChainLookup(stores, clock).show(team, argument);
      case WATCH -> watch(team, user, argument);
      case UNWATCH -> unwatch(team, user, argument);
      case VENDORS -> ListReplies.vendorList(stores.customers().vendors(team));
      case RECENT -> recent(team, argument.isEmpty() ? 1 : Integer.parseInt(argument));
      case FEEDS -> listFeeds(team);
      case ADD_FEED -> CustomerFeedCommands.add(polledFeeds.get(), team, argument);
      case REMOVE_FEED -> CustomerFeedCommands.remove(polledFeeds.get(), team, argument);
      case DESTINATIONS -> destinations.list(team);
      case SET_WEBHOOK -> destinations.set(team, Kind.WEBHOOK, argument);
      case SET_TEAMS -> destinations.set(team, Kind.TEAMS, argument);
      case REMOVE_WEBHOOK -> destinations.remove(team, Kind.WEBHOOK);
      case REMOVE_TEAMS -> destinations.remove(team, Kind.TEAMS);
      case ADD_EMAIL -> destinations.emails().add(team, argument);
      case CONFIRM_EMAIL -> destinations.emails().confirm(team, argument);
      case REMOVE_EMAIL -> destinations.emails().remove(team, argument);
      case EXPLAIN -> explainer(team).explainLink(argument);
      case TEST -> explainer(team).explainText(argument);
      case PREVIEW_EXCLUSION -> exclusions(team, user).exclude(argument, false);
      case EXCLUDE -> exclusions(team, user).exclude(argument, true);
      case INCLUDE -> exclusions(team, user).include(argument);
      case STATUS -> status(team);
      case DIGEST ->
          CommandReplies.digestRequested(
              new DigestWriter(polledFeeds.get(), stores, clock).writeNow(team));
      case SETTINGS, IMPORT, DISCOVER, EXPORT_VENDORS, EXPORT_INCIDENTS, EXPORT_COVERAGE ->
          throw new IllegalArgumentException(
              "a modal or a file answers this command, see InteractionDispatcher");
      case HELP -> GeneralReplies.help(argument);
    };
  }

  /** As many deliveries are read as for a digest, so that both state the same times. */
  private SlackMessage status(String team) {
    List<Delivery> recent = stores.deliveries().findRecent(team, LeadTimes.MAX_DELIVERIES);
    Instant now = clock.instant();
    List<Case> cases = stores.cases().findAll(LeadTimes.caseIds(recent, now));
    return ListReplies.deliveryStatus(
        recent.stream().limit(MAX_STATUS).toList(), LeadTimes.of(recent, cases, now));
  }

  private SlackMessage recent(String team, int page) {
    int before = (page - 1) * ListReplies.PAGE_SIZE;
    int end = before + ListReplies.PAGE_SIZE;
    List<Delivery> latest = stores.deliveries().findRecent(team, end + 1);
    List<Delivery> shown = latest.stream().skip(before).limit(ListReplies.PAGE_SIZE).toList();
    return ListReplies.recentAlerts(shown, page, latest.size() > end);
  }

  private ReportExplainer explainer(String team) {
    return new ReportExplainer(stores, polledFeeds, team, clock);
  }

  private Exclusions exclusions(String team, String user) {
    return new Exclusions(vendorLists(user), team, vendorLookup(team)::find);
  }

  /**
   * Records that the workspace uses Bellwether, even if it had removed it: Slack signed its
   * command. A workspace whose own token was revoked must reinstall first, unless the shared token
   * belongs to it. Called only by commands for setup and for finding missing alerts, so that a
   * lookup need not wait.
   */
  private void recordInstallation(String team) {
    InstallationStore installations = stores.installations();
    Installation known = installations.find(team).orElse(null);
    boolean reinstalled =
        known != null
            && known.revokedAt() != null
            && (!known.isInstalledByOAuth() || sharedToken.appliesTo(team));
    if (known == null || reinstalled) {
      // A concurrent write wins: it has a token, or is the same as this one.
      boolean _ = installations.replace(known, new Installation(team, clock.instant(), null));
    }
  }

  /** Looks up a listed vendor with all its details, such as aliases. */
  private SlackMessage lookup(String team, String name) {
    if (Vendor.key(name).isEmpty()) {
      return GeneralReplies.help(name);
    }
    List<Vendor> vendors = stores.customers().vendors(team);
    VendorFinder finder = new VendorFinder(vendors);
    Vendor listed = finder.find(name).orElse(null);
    Vendor vendor = listed == null ? Vendor.ofName(name) : listed;
    VendorHistory history = vendorLookup(team).history(vendor);
    Optional<SlackMessage> suggestion =
        listed == null && history.isEmpty() ? suggest(finder, name) : Optional.empty();
    DeclaredUsers users = new ChainLookup(stores, clock).usersOf(vendors, vendor.name());
    return suggestion.orElseGet(
        () -> LookupReply.of(vendor.name(), listed != null, history, users));
  }

  private static Optional<SlackMessage> suggest(VendorFinder finder, String name) {
    return SimilarNames.closest(name, CommandTable.words())
        .map(command -> CommandReplies.commandSuggestion(name, command))
        .or(() -> finder.suggest(name).map(other -> CommandReplies.vendorSuggestion(name, other)));
  }

  private VendorLookup vendorLookup(String team) {
    return new VendorLookup(stores.advisories(), team);
  }

  private SlackMessage listFeeds(String team) {
    List<Feed> feeds = polledFeeds.get().forCustomer(team);
    List<String> names = feeds.stream().map(Feed::name).toList();
    return FeedHealthMessages.feedTable(
        feeds, polledFeeds.get().disabled(), stores.feedStates().get(names), clock.instant());
  }

  private SlackMessage watch(String team, String user, String name) {
    if (Vendor.key(name).isEmpty() || name.length() > VendorCsv.Limits.UPLOAD.maxValueChars()) {
      return GeneralReplies.help(name);
    }
    VendorFinder finder = vendorFinder(team);
    Vendor listed = finder.find(name).orElse(null);
    Vendor vendor = listed == null ? Vendor.ofName(name) : listed;
    VendorHistory history = vendorLookup(team).history(vendor);
    if (listed == null) {
      vendorLists(user).put(team, vendor);
    }
    Optional<String> suggestion =
        listed == null && history.isEmpty() ? finder.suggest(name) : Optional.empty();
    return suggestion
        .map(other -> CommandReplies.unusualVendorAdded(vendor.name(), other))
        .orElseGet(() -> CommandReplies.vendorAdded(vendor.name(), history));
  }

  private SlackMessage unwatch(String team, String user, String name) {
    VendorFinder finder = vendorFinder(team);
    return finder
        .findNamed(name)
        .map(vendor ->
            CommandReplies.vendorRemoved(
                vendor.name(), vendorLists(user).unwatch(team, vendor.key())))
        .or(() ->
            finder.suggestListed(name).map(other -> CommandReplies.vendorNotWatched(name, other)))
        .orElseGet(() -> CommandReplies.vendorRemoved(name, false));
  }

  private VendorFinder vendorFinder(String team) {
    return new VendorFinder(stores.customers().vendors(team));
  }

  private VendorLists vendorLists(String user) {
    return VendorLists.of(stores, user, clock);
  }
}
