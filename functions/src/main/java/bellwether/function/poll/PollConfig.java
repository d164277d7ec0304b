package bellwether.function.poll;

import bellwether.function.Environment;

/** What PollFunction takes from its environment. */
record PollConfig(
    String feedsTable,
    String advisoriesTable,
    boolean allowPrivateFeeds,
    FirstRead firstRead,
    String contact) {

  static PollConfig from(Environment environment) {
    return new PollConfig(
        environment.table("feeds"),
        environment.table("advisories"),
        environment.find("BELLWETHER_ALLOW_PRIVATE_FEEDS").filter("true"::equals).isPresent(),
        firstRead(environment),
        environment.find("BELLWETHER_CONTACT").orElse(""));
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
