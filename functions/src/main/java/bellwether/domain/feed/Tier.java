package bellwether.domain.feed;

/**
 * How far a feed's word can be trusted, from a regulator's register down to an attacker's boast.
 */
public enum Tier {
  OFFICIAL,
  NEWS,
  CLAIM
}
