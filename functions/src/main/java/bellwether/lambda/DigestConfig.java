package bellwether.lambda;

import bellwether.feed.catalogue.FeedOptions;


/** What DigestFunction takes from its environment. */
record DigestConfig(
    String feedsTable,
    String customersTable,
    String deliveriesTable,
    int hour,
    boolean firstReadsAreSilent,
    FeedOptions switches) {
  /** Before the working day begins in Europe, and at its end in California. */
  private static final int USUAL_HOUR = 7;

  static DigestConfig from(Environment environment) {
    return new DigestConfig(
        environment.table("feeds"),
        environment.table("customers"),
        environment.table("deliveries"),
        environment.hour("BELLWETHER_DIGEST_HOUR", USUAL_HOUR),
        environment.find("BELLWETHER_FIRST_READ").filter("alert"::equalsIgnoreCase).isEmpty(),
        new FeedOptions(environment::find));
  }
}
