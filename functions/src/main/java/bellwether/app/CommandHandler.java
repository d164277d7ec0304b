package bellwether.app;

import bellwether.app.digest.DigestWriter;
import bellwether.app.feeds.CustomerFeedCommands;
import bellwether.app.feeds.PolledFeeds;
import bellwether.app.lookup.Exclusions;
import bellwether.app.lookup.ReportExplainer;
import bellwether.app.lookup.VendorLookup;
import bellwether.app.request.EditorPolicy;
import bellwether.app.vendors.VendorCsv;
import bellwether.app.vendors.VendorLists;
import bellwether.app.workspace.SharedToken;
import bellwether.domain.feed.Feed;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.workspace.Installation;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.message.FeedHealthMessages;
import bellwether.slack.reply.CommandReplies;
import bellwether.slack.reply.GeneralReplies;
import bellwether.slack.reply.ListReplies;
import bellwether.slack.reply.LookupReply;
import bellwether.slack.request.Command;
import bellwether.store.CustomerStore;
import bellwether.store.InstallationStore;
import bellwether.store.Stores;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * Executes {@code /breach} commands. Stores are used only by commands that need them: help should
 * not wait for a connection.
 */
public final class CommandHandler {
  private static final int MAX_RECENT = 15;
  private static final int MAX_STATUS = 200;

  private final Stores stores;
  private final Supplier<PolledFeeds> polledFeeds;
  private final SharedToken sharedToken;
  private final InstantSource clock;

  /**
   * @param polledFeeds called only by commands that need it, because reading the catalogue takes
   *     time
   */
  public CommandHandler(
      Stores stores,
      Supplier<PolledFeeds> polledFeeds,
      SharedToken sharedToken,
      InstantSource clock) {
    this.stores = stores;
    this.polledFeeds = polledFeeds;
    this.sharedToken = sharedToken;
    this.clock = clock;
  }

  /**
   * Returns the response, which only the requester sees.
   *
   * @param team Slack's team id, which is the customer's id
   * @param user Slack's id of the requester
   */
  public SlackMessage answer(String team, String user, Command command) {
    if (command instanceof Command.Watch || command instanceof Command.RecentAlerts) {
      recordInstallation(team);
    }
    return EditorPolicy.needsPermission(command)
        ? new EditorPolicy(stores.customers())
            .refusal(team, user, command)
            .orElseGet(() -> execute(team, command))
        : execute(team, command);
  }

  private SlackMessage execute(String team, Command command) {
    return switch (command) {
      case Command.Lookup(String name) -> lookup(team, name);
      case Command.Watch(String name) -> watch(team, name);
      case Command.Unwatch(String name) -> unwatch(team, name);
      case Command.ListVendors() -> ListReplies.vendorList(stores.customers().vendors(team));
      case Command.RecentAlerts() ->
          ListReplies.recentAlerts(stores.deliveries().findRecent(team, MAX_RECENT));
      case Command.ListFeeds() -> listFeeds(team);
      case Command.AddFeed(String address) ->
          CustomerFeedCommands.add(polledFeeds.get(), team, address);
      case Command.RemoveFeed(String feed) ->
          CustomerFeedCommands.remove(polledFeeds.get(), team, feed);
      case Command.Explain(String link) -> new ReportExplainer(stores, team).explainLink(link);
      case Command.TryText(String text) ->
          new ReportExplainer(stores, team).explainText(text, clock.instant());
      case Command.ExcludePhrase(String words, boolean confirmed) ->
          exclusions(team).exclude(words, confirmed);
      case Command.IncludePhrase(String words) -> exclusions(team).include(words);
      case Command.DeliveryStatus() ->
          ListReplies.deliveryStatus(stores.deliveries().findRecent(team, MAX_STATUS));
      case Command.DigestNow() -> CommandReplies.digestRequested(digestWriter().writeNow(team));
      case Command.OpenSettings(), Command.ImportVendors(), Command.Export _ ->
          throw new IllegalArgumentException(
              "a modal or a file answers this command, see InteractionDispatcher");
      case Command.Help(String unknown) -> GeneralReplies.help(unknown);
    };
  }

  private DigestWriter digestWriter() {
    return new DigestWriter(polledFeeds.get(), stores, clock);
  }

  private Exclusions exclusions(String team) {
    return new Exclusions(stores.customers(), team, vendorLookup(team)::find);
  }

  /**
   * Records that the workspace uses Bellwether, even if it had removed it: Slack signed its
   * command. A workspace whose own token was revoked must reinstall first, unless the shared token
   * belongs to it. Called by set-up commands and by those that look for missing alerts, so that a
   * lookup need not wait for it.
   */
  private void recordInstallation(String team) {
    InstallationStore installations = stores.installations();
    Installation known = installations.find(team).orElse(null);
    boolean back =
        known != null
            && known.revokedAt() != null
            && (!known.isInstalledByOAuth() || sharedToken.appliesTo(team));
    if (known == null || back) {
      // A concurrent write wins: it has a token, or is the same as this one.
      boolean _ = installations.replace(known, new Installation(team, clock.instant(), null));
    }
  }

  /** Looks up a listed vendor with everything that the list says about it, aliases included. */
  private SlackMessage lookup(String team, String name) {
    if (Vendor.key(name).isEmpty()) {
      return GeneralReplies.help(name);
    }
    Vendor listed =
        stores.customers().vendors(team).stream()
            .filter(vendor -> vendor.isCalled(name))
            .findFirst()
            .orElse(null);
    Vendor vendor = listed == null ? Vendor.ofName(name) : listed;
    return LookupReply.of(vendor.name(), listed != null, vendorLookup(team).history(vendor));
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

  private SlackMessage watch(String team, String name) {
    if (Vendor.key(name).isEmpty() || name.length() > VendorCsv.Limits.UPLOAD.maxValueChars()) {
      return GeneralReplies.help(name);
    }
    CustomerStore customers = stores.customers();
    boolean listed = customers.vendors(team).stream().anyMatch(vendor -> vendor.isCalled(name));
    if (!listed) {
      customers.addVendor(team, Vendor.ofName(name));
    }
    return CommandReplies.vendorAdded(name, vendorLookup(team).history(Vendor.ofName(name)));
  }

  private SlackMessage unwatch(String team, String name) {
    CustomerStore customers = stores.customers();
    return customers.vendors(team).stream()
        .filter(vendor -> vendor.isCalled(name))
        .findFirst()
        .map(vendor ->
            CommandReplies.vendorRemoved(vendor.name(), vendorLists().unwatch(team, vendor.key())))
        .orElseGet(() -> CommandReplies.vendorRemoved(name, false));
  }

  private VendorLists vendorLists() {
    return new VendorLists(stores.customers(), polledFeeds.get().customerFeeds());
  }
}
