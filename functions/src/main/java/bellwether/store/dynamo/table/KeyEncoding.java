package bellwether.store.dynamo.table;

import bellwether.domain.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Converts texts and times to values for DynamoDB's keys. */
public final class KeyEncoding {
  /**
   * A sort key has 1,024 bytes at most and a partition key 2,048 (DynamoDB Developer Guide,
   * "Quotas"). This is below the smaller one, with a margin for a prefix.
   */
  private static final int MAX_BYTES = 900;

  /** Spreads a burst of new items over partitions, which accept 1,000 writes a second each. */
  private static final int SHARD_COUNT = 16;

  private KeyEncoding() {}

  /** The text, or its hash if it is too long for a key. */
  public static String textOrHash(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= MAX_BYTES ? new String(bytes, StandardCharsets.UTF_8) : hash(text);
  }

  /** The text's hash, for secrets that a table must recognize but not contain. */
  public static String hash(String text) {
    return "sha256:" + Sha256.hex(text);
  }

  /** ISO 8601 with nine digits of a second, so that texts sort like times. */
  public static String sortableTime(Instant instant) {
    String text = instant.toString();
    int dot = text.indexOf('.');
    String seconds = dot < 0 ? text.substring(0, text.length() - 1) : text.substring(0, dot);
    String fraction = dot < 0 ? "" : text.substring(dot + 1, text.length() - 1);
    return seconds + "." + fraction + "0".repeat(9 - fraction.length()) + "Z";
  }

  /** The shard of an id in a {@link WorkIndex}, which must never change. */
  static String shardOf(String id) {
    return Integer.toString(Math.floorMod(id.hashCode(), SHARD_COUNT));
  }

  static List<String> allShards() {
    return IntStream.range(0, SHARD_COUNT).mapToObj(Integer::toString).toList();
  }
}
