package bellwether.app;

import bellwether.app.request.EditorPolicy;
import bellwether.app.feeds.CustomerFeedCommands;
import bellwether.app.lookup.Explanations;
import bellwether.app.lookup.Exclusions;
import bellwether.app.lookup.VendorLookup;

import bellwether.domain.feed.Feed;
import bellwether.domain.workspace.Installation;
import bellwether.domain.vendor.Vendor;
import bellwether.app.feeds.PolledFeeds;
import bellwether.app.workspace.SharedToken;
import bellwether.app.digest.DigestWriter;
import bellwether.app.vendors.VendorCsv;
import bellwether.app.vendors.VendorLists;
import bellwether.slack.request.Command;
import bellwether.slack.reply.CommandReplies;
import bellwether.slack.reply.GeneralReplies;
import bellwether.slack.block.SlackMessage;
import bellwether.store.AdvisoryStore;
import bellwether.store.CaseStore;
import bellwether.store.CustomerStore;
import bellwether.store.DeliveryStore;
import bellwether.store.FeedStateStore;
import bellwether.store.InstallationStore;
import bellwether.store.MentionStore;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * Answers {@code /breach} from what is kept. The tables are asked for only by commands that need
 * them: help should not wait for a connection.
 */
public final class CommandHandler implements Answers {
  private static final int MOST_RECENT = 15;
  private static final int MOST_STATUS = 200;

  private final Supplier<Tables> tables;
  private final InstantSource clock;
  private final SharedToken sharedToken;

  public CommandHandler(Supplier<Tables> tables, InstantSource clock) {
    this(tables, clock, SharedToken.OF_THE_ONLY_WORKSPACE);
  }

  public CommandHandler(Supplier<Tables> tables, InstantSource clock, SharedToken sharedToken) {
    this.tables = tables;
    this.clock = clock;
    this.sharedToken = sharedToken;
  }

  @Override
  public SlackMessage answer(String team, String user, Command command) {
    if (command instanceof Command.Watch || command instanceof Command.RecentAlerts) {
      welcome(team);
    }
    return EditorPolicy.mayChange(command)
        ? new EditorPolicy(tables.get().customers())
            .refusal(team, user, command)
            .orElseGet(() -> answered(team, command))
        : answered(team, command);
  }

  private SlackMessage answered(String team, Command command) {
    return switch (command) {
      case Command.Lookup(String name) -> lookup(team, name);
      case Command.Watch(String name) -> watch(team, name);
      case Command.Unwatch(String name) -> unwatch(team, name);
      case Command.ListVendors() -> CommandReplies.vendorList(tables.get().customers().vendors(team));
      case Command.RecentAlerts() ->
          CommandReplies.recentAlerts(tables.get().deliveries().findRecent(team, MOST_RECENT));
      case Command.ListFeeds() -> feeds(team);
      case Command.AddFeed(String address) -> CustomerFeedCommands.add(tables.get().polled(), team, address);
      case Command.RemoveFeed(String feed) -> CustomerFeedCommands.remove(tables.get().polled(), team, feed);
      case Command.Explain(String link) -> new Explanations(tables.get(), team).why(link);
      case Command.TryText(String text) ->
          new Explanations(tables.get(), team).test(text, clock.instant());
      case Command.ExcludePhrase(String words, boolean confirmed) ->
          exclusions(team).exclude(words, confirmed);
      case Command.IncludePhrase(String words) -> exclusions(team).include(words);
      case Command.DeliveryStatus() ->
          CommandReplies.deliveryStatus(tables.get().deliveries().findRecent(team, MOST_STATUS));
      case Command.DigestNow() -> CommandReplies.digestRequested(digests().writeNow(team));
      case Command.OpenSettings(), Command.ImportVendors(), Command.Export _ ->
          throw new IllegalArgumentException("a window or a file answers this, see Interactions");
      case Command.Help(String unknown) -> GeneralReplies.help(unknown);
    };
  }

  private DigestWriter digests() {
    Tables asked = tables.get();
    return new DigestWriter(
        asked.polled(),
        asked.feeds(),
        asked.customers(),
        asked.deliveries(),
        asked.cases(),
        asked.mentions(),
        0,
        clock);
  }

  private Exclusions exclusions(String team) {
    return new Exclusions(tables.get().customers(), team, sightings(team)::of);
  }

  /**
   * A workspace whose command Slack signed lets us in, whatever it did before; but one whose own
   * token was revoked must install us again, unless the token in the settings is its. Asked for
   * where somebody sets up or misses alerts; a lookup need not wait for it.
   */
  private void welcome(String team) {
    InstallationStore installations = tables.get().installations();
    Installation known = installations.find(team).orElse(null);
    boolean back =
        known != null
            && known.revokedAt() != null
            && (!known.isByOAuth() || sharedToken.serves(team));
    if (known == null || back) {
      // Whoever was faster knows better: an installation with a token, or the same as this.
      boolean _ = installations.replace(known, new Installation(team, clock.instant(), null));
    }
  }

  /**
   * A vendor that is on the list is looked up by all that the list says of it, aliases included.
   */
  private SlackMessage lookup(String team, String name) {
    if (Vendor.key(name).isEmpty()) {
      return GeneralReplies.help(name);
    }
    Vendor listed =
        tables.get().customers().vendors(team).stream()
            .filter(vendor -> isCalled(vendor, name))
            .findFirst()
            .orElse(null);
    Vendor vendor = listed == null ? Vendor.named(name) : listed;
    return CommandReplies.lookup(vendor.name(), listed != null, sightings(team).dossier(vendor));
  }

  private VendorLookup sightings(String team) {
    return new VendorLookup(tables.get().advisories(), team);
  }

  private SlackMessage feeds(String team) {
    List<Feed> feeds = tables.get().polled().of(team);
    List<String> names = feeds.stream().map(Feed::name).toList();
    return CommandReplies.feedList(
        feeds, tables.get().polled().off(), tables.get().feeds().get(names), clock.instant());
  }

  private SlackMessage watch(String team, String name) {
    if (Vendor.key(name).isEmpty() || name.length() > VendorCsv.Limits.UPLOAD.chars()) {
      return GeneralReplies.help(name);
    }
    CustomerStore customers = tables.get().customers();
    boolean listed = customers.vendors(team).stream().anyMatch(vendor -> isCalled(vendor, name));
    if (!listed) {
      customers.addVendor(team, Vendor.named(name));
    }
    return CommandReplies.vendorAdded(name, sightings(team).dossier(Vendor.named(name)));
  }

  private SlackMessage unwatch(String team, String name) {
    CustomerStore customers = tables.get().customers();
    return customers.vendors(team).stream()
        .filter(vendor -> isCalled(vendor, name))
        .findFirst()
        .map(
            vendor -> CommandReplies.vendorRemoved(vendor.name(), lists().unwatch(team, vendor.key())))
        .orElseGet(() -> CommandReplies.vendorRemoved(name, false));
  }

  private VendorLists lists() {
    return new VendorLists(tables.get().customers(), tables.get().polled().subscriptions());
  }

  public static boolean isCalled(Vendor vendor, String name) {
    String key = Vendor.key(name);
    return vendor.key().equals(key)
        || vendor.aliases().stream().anyMatch(alias -> Vendor.key(alias).equals(key));
  }

  /** The tables that answers come from. */
  public record Tables(
      CustomerStore customers,
      AdvisoryStore advisories,
      DeliveryStore deliveries,
      CaseStore cases,
      MentionStore mentions,
      InstallationStore installations,
      FeedStateStore feeds,
      PolledFeeds polled) {}
}
