package bellwether.lambda;

import bellwether.app.poll.FirstRead;
import bellwether.domain.feed.Feed;
import bellwether.feed.catalogue.FeedOptions;
import bellwether.feed.http.FeedClient;
import bellwether.feed.http.FeedKey;
import java.util.List;

/** The settings of PollFunction. */
record PollConfig(
    boolean allowPrivateFeeds,
    FirstRead firstRead,
    String contact,
    FeedOptions feedOptions,
    Secrets credentials) {

  static PollConfig from(Environment environment) {
    return new PollConfig(
        environment.find("BELLWETHER_ALLOW_PRIVATE_FEEDS").filter("true"::equals).isPresent(),
        firstRead(environment),
        environment.find(FeedOptions.CONTACT_VARIABLE).orElse(""),
        new FeedOptions(environment::find),
        new Secrets(environment));
  }

  /** How feeds are fetched; a feed's API key is in a variable or in Secrets Manager. */
  FeedClient.Options fetching(List<Feed> catalogue) {
    return FeedClient.Options.PUBLIC
        .withPrivateAddresses(allowPrivateFeeds)
        .withContact(contact)
        .withKeys(
            FeedKey.byHost(
                catalogue,
                variable ->
                    credentials.get(variable, "the key that the feed's operator gave you")));
  }

  /** What happens to the items of a feed that is read for the first time. */
  static FirstRead firstRead(Environment environment) {
    String name = environment.find("BELLWETHER_FIRST_READ").orElse("silent");
    try {
      return FirstRead.parse(name);
    } catch (IllegalArgumentException unknown) {
      throw new IllegalStateException("BELLWETHER_FIRST_READ must be silent or alert", unknown);
    }
  }
}
