package bellwether.domain.feed;

/** How reliable a feed is, from a regulator's register to the claims of attackers. */
public enum Tier {
  OFFICIAL,
  NEWS,
  CLAIM
}
