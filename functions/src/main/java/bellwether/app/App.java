package bellwether.app;

import bellwether.app.access.MemberCache;
import bellwether.app.access.RequestAuthorizer;
import bellwether.app.chain.SupplierPagePoller;
import bellwether.app.coverage.CoverageExport;
import bellwether.app.deliver.DeliveryChannel;
import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.deliver.DeliverySweeper;
import bellwether.app.deliver.OutageListener;
import bellwether.app.deliver.OutageNotifier;
import bellwether.app.deliver.SlackRateLimiter;
import bellwether.app.deliver.forward.DestinationChannels;
import bellwether.app.deliver.forward.EmailChannel;
import bellwether.app.deliver.forward.ForwardChannel;
import bellwether.app.deliver.forward.ForwardProcessor;
import bellwether.app.deliver.forward.WebhookChannel;
import bellwether.app.destinations.DestinationCommands;
import bellwether.app.digest.DigestWriter;
import bellwether.app.digest.FeedNotifier;
import bellwether.app.digest.FirstReadNotifier;
import bellwether.app.feeds.PolledFeeds;
import bellwether.app.home.HomeTab;
import bellwether.app.install.InstallHandler;
import bellwether.app.install.InstallSettings;
import bellwether.app.install.UninstallHandler;
import bellwether.app.mail.AllowedSenders;
import bellwether.app.mail.MailIntake;
import bellwether.app.match.AdvisoryMatcher;
import bellwether.app.match.FloodLimit;
import bellwether.app.poll.FeedHourRecorder;
import bellwether.app.poll.FeedPoller;
import bellwether.app.poll.FirstRead;
import bellwether.app.workspace.SharedToken;
import bellwether.app.workspace.SlackGateway;
import bellwether.domain.feed.Feed;
import bellwether.feed.FeedReader;
import bellwether.feed.SupplierPageReader;
import bellwether.feed.http.FeedClient;
import bellwether.feed.http.PublicSocketFactory;
import bellwether.forward.WebhookClient;
import bellwether.store.Mailbox;
import bellwether.store.Stores;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Wires every use case of Bellwether. The Lambda handlers, the local deployment and the tests
 * create it with different dependencies.
 */
public final class App {
  private final Stores stores;
  private final Supplier<List<Feed>> catalogue;
  private final Forwarding forwarding;
  private final Clock clock;
  private final MemberCache members;

  /** Forwards nothing to destinations other than Slack. */
  public App(Stores stores, Supplier<List<Feed>> catalogue, Clock clock) {
    this(stores, catalogue, Forwarding.NONE, clock);
  }

  /**
   * The catalogue is loaded only when it is needed, because reading the built-in feeds takes time.
   */
  public App(Stores stores, Supplier<List<Feed>> catalogue, Forwarding forwarding, Clock clock) {
    this.stores = stores;
    this.catalogue = catalogue;
    this.forwarding = forwarding;
    this.clock = clock;
    this.members = new MemberCache(stores, clock);
  }

  /** The feeds of the catalogue and those that customers added. */
  public PolledFeeds polledFeeds() {
    return new PolledFeeds(catalogue.get(), stores.customerFeeds());
  }

  public FeedPoller feedPoller(FeedClient.Options fetching, FirstRead firstRead) {
    return new FeedPoller(
        polledFeeds()::all,
        stores.feedStates(),
        stores.advisories(),
        stores.firstReads(),
        new FeedReader(new FeedClient(fetching), clock)::read,
        firstRead,
        new FeedHourRecorder(stores.feedHours()),
        clock);
  }

  /** Reads vendors' pages of subprocessors. */
  public SupplierPagePoller supplierPagePoller(FeedClient.Options fetching) {
    return new SupplierPagePoller(
        stores.customerFeeds(),
        stores.supplierPages(),
        new SupplierPageReader(new FeedClient(fetching))::read,
        clock);
  }

  public AdvisoryMatcher advisoryMatcher(FloodLimit limit) {
    return new AdvisoryMatcher(stores, limit, clock);
  }

  public DeliverySweeper deliverySweeper(
      DeliveryChannel slack,
      DeliveryConfig config,
      SlackRateLimiter.Sleeper pause,
      OutageListener outages) {
    return new DeliverySweeper(stores, slack, config, pause, outages, clock);
  }

  /** Sends alerts to destinations other than Slack. */
  public DeliverySweeper forwardSweeper(
      ForwardChannel channel, DeliveryConfig config, SlackRateLimiter.Sleeper pause) {
    SlackRateLimiter rateLimiter = new SlackRateLimiter(clock, pause);
    return new DeliverySweeper(
        stores.forwards(),
        new ForwardProcessor(stores, channel, config, rateLimiter, clock)::process,
        rateLimiter,
        clock);
  }

  /** Sends to the addresses that customers set. */
  public ForwardChannel forwardChannel(DeliveryConfig config) {
    SocketFactory sockets =
        forwarding.allowPrivate() ? SocketFactory.getDefault() : new PublicSocketFactory();
    return new DestinationChannels(
        new WebhookChannel(
            forwarding.secrets(),
            new WebhookClient(sockets, config.callTimeout()),
            forwarding.allowPrivate(),
            clock),
        new EmailChannel(forwarding.secrets(), forwarding.emailClient()));
  }

  /**
   * Reports workspaces that reject all posts, with the page where they install Bellwether, if
   * known.
   */
  public OutageNotifier outageNotifier(DeliveryConfig config, @Nullable String installPage) {
    return new OutageNotifier(stores, config, installPage, clock);
  }

  public DigestWriter digestWriter() {
    return new DigestWriter(polledFeeds(), stores, clock);
  }

  public FeedNotifier feedNotifier() {
    return new FeedNotifier(polledFeeds(), stores, clock);
  }

  /** Summarizes what feeds contained that were read for the first time. */
  public FirstReadNotifier firstReadNotifier() {
    return new FirstReadNotifier(stores, clock);
  }

  public MailIntake mailIntake(Mailbox mailbox, String prefix, AllowedSenders senders) {
    return new MailIntake(mailbox, prefix, senders, stores.advisories(), clock);
  }

  /** Exports what was watched, read, weighed, alerted and decided in a period. */
  public CoverageExport coverageExport() {
    return new CoverageExport(stores, this::polledFeeds, clock);
  }

  public CommandHandler commandHandler(SharedToken sharedToken) {
    return new CommandHandler(
        stores,
        this::polledFeeds,
        sharedToken,
        new DestinationCommands(
            stores, forwarding.secrets(), forwarding.allowPrivate(), forwarding.hasEmail(), clock),
        clock);
  }

  /** Handles all requests from Slack. {@code importBudget} limits each step of an import. */
  public RequestDispatcher requestDispatcher(
      SlackGateway slack, SharedToken sharedToken, Duration importBudget) {
    CommandHandler commands = commandHandler(sharedToken);
    return new RequestDispatcher(
        new RequestAuthorizer(stores, slack, members),
        commands::answer,
        new InteractionDispatcher(
            stores, commands::answer, slack, clock, importBudget, this::polledFeeds),
        new HomeTab(stores, this::polledFeeds, slack, clock),
        new UninstallHandler(stores.installations(), clock)::uninstalled);
  }

  /** Installs Bellwether in further workspaces; the settings are read for each request. */
  public InstallHandler installHandler(Supplier<Optional<InstallSettings>> settings) {
    return new InstallHandler(settings, stores.installations(), clock);
  }
}
