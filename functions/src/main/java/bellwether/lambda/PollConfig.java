package bellwether.lambda;

import bellwether.app.poll.FirstRead;

import bellwether.feed.catalogue.FeedOptions;



/** What PollFunction takes from its environment. */
record PollConfig(
    String feedsTable,
    String advisoriesTable,
    boolean allowPrivateFeeds,
    FirstRead firstRead,
    String contact,
    FeedOptions switches,
    Credentials credentials) {

  static PollConfig from(Environment environment) {
    return new PollConfig(
        environment.table("feeds"),
        environment.table("advisories"),
        environment.find("BELLWETHER_ALLOW_PRIVATE_FEEDS").filter("true"::equals).isPresent(),
        firstRead(environment),
        environment.find(FeedOptions.CONTACT_VARIABLE).orElse(""),
        new FeedOptions(environment::find),
        new Credentials(environment));
  }

  /** The key that the variable holds, or names in Secrets Manager. */
  String feedKey(String variable) {
    return credentials.secret(variable, "the key that the feed's operator gave you");
  }

  private static FirstRead firstRead(Environment environment) {
    String name = environment.find("BELLWETHER_FIRST_READ").orElse("silent");
    try {
      return FirstRead.named(name);
    } catch (IllegalArgumentException unknown) {
      throw new IllegalStateException("BELLWETHER_FIRST_READ must be silent or alert", unknown);
    }
  }
}
