package bellwether.lambda;

import bellwether.app.App;
import bellwether.app.chain.SupplierPagePoller;
import bellwether.app.poll.FailingFeeds;
import bellwether.app.poll.FeedPoller;
import bellwether.domain.feed.Feed;
import bellwether.feed.catalogue.Catalogue;
import bellwether.feed.catalogue.FeedOptions;
import bellwether.feed.http.FeedClient;
import bellwether.feed.http.FeedKey;
import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PollFunction: invoked by a schedule, polls the feeds that are due. An event with {@code "all":
 * true}, sent by an operator, polls every feed.
 */
public final class PollHandler extends JsonHandler {
  private static final Logger LOG = LoggerFactory.getLogger(PollHandler.class);

  private final FeedPoller poller;
  private final SupplierPagePoller pages;

  public PollHandler() {
    FeedOptions options = new FeedOptions(environment::find);
    List<Feed> catalogue = Catalogue.builtIn(options);
    options
        .unknownNames(catalogue)
        .forEach(name ->
            LOG.warn("{} names an unknown feed: {}", FeedOptions.OPTIONAL_FEEDS_VARIABLE, name));
    App app =
        new App(
            connectStores(tables -> tables.feedStates().get("priming")), () -> catalogue, clock);
    this.poller = app.feedPoller(clientOptions(catalogue), environment.firstRead());
    this.pages = app.supplierPagePoller(clientOptions(catalogue));
  }

  private FeedClient.Options clientOptions(List<Feed> catalogue) {
    return FeedClient.Options.PUBLIC
        .withPrivateAddresses(
            environment.find("BELLWETHER_ALLOW_PRIVATE_FEEDS").filter("true"::equals).isPresent())
        .withContact(environment.find(FeedOptions.CONTACT_VARIABLE).orElse(""))
        .withKeys(
            FeedKey.byHost(
                catalogue,
                variable ->
                    environment.secret(variable, "the key that the feed's operator gave you")));
  }

  @Override
  ObjectNode handle(JsonNode event, Context context) {
    EventJson.requireScheduled(event);
    boolean all = event.path("all").asBoolean();
    FeedPoller.Outcome outcome = all ? poller.pollAll() : poller.pollDue();
    int polledPages = all ? pages.pollDue() : pages.pollHourly();
    FailingFeeds failing = poller.countFailing();
    metrics.put("FailingFeeds", "Count", failing.shared());
    metrics.put("FailingCustomerFeeds", "Count", failing.ofCustomers());
    return EventJson.object()
        .put("polled", outcome.polled())
        .put("unchanged", outcome.unchanged())
        .put("failed", outcome.failed())
        .put("added", outcome.added())
        .put("pages", polledPages);
  }
}
