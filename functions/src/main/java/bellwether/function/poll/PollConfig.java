package bellwether.function.poll;

import bellwether.function.Environment;

/** What PollFunction takes from its environment. */
record PollConfig(String feedsTable, String advisoriesTable, boolean allowPrivateFeeds) {

  static PollConfig from(Environment environment) {
    return new PollConfig(
        environment.table("feeds"),
        environment.table("advisories"),
        environment.find("BELLWETHER_ALLOW_PRIVATE_FEEDS").filter("true"::equals).isPresent());
  }
}
