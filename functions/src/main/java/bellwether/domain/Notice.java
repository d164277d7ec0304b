package bellwether.domain;

/** Anything that Bellwether posts to a customer of its own accord. */
public sealed interface Notice permits Alert, Digest {

  /** Slack's team id of the customer. */
  String customer();
}
