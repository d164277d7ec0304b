package bellwether.store.dynamo.table;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** Texts, times and shards as DynamoDB's keys want them. */
public final class Keys {
  /**
   * A sort key holds 1,024 bytes and a partition key 2,048 (DynamoDB Developer Guide, "Quotas"): we
   * stay below the smaller with room for a prefix.
   */
  private static final int MOST_BYTES = 900;

  /**
   * Work lists are spread over so many partitions, so that a burst of new items meets none of them
   * alone (1,000 writes a second each).
   */
  private static final int SHARDS = 16;

  private Keys() {}

  /** The text itself where a key can hold it, else its hash. */
  public static String fit(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= MOST_BYTES ? new String(bytes, StandardCharsets.UTF_8) : hash(bytes);
  }

  /** The text's hash: for what a table must know again but not tell. */
  public static String hash(String text) {
    return hash(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(byte[] bytes) {
    try {
      return "sha256:"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** ISO 8601 with nine digits of a second always, so that the order of texts is that of times. */
  public static String time(Instant instant) {
    String text = instant.toString();
    int dot = text.indexOf('.');
    String whole = dot < 0 ? text.substring(0, text.length() - 1) : text.substring(0, dot);
    String fraction = dot < 0 ? "" : text.substring(dot + 1, text.length() - 1);
    return whole + "." + fraction + "0".repeat(9 - fraction.length()) + "Z";
  }

  /** The shard of a work list that an id belongs to: the same for ever. */
  static String shard(String id) {
    return Integer.toString(Math.floorMod(id.hashCode(), SHARDS));
  }

  static List<String> shards() {
    return IntStream.range(0, SHARDS).mapToObj(Integer::toString).toList();
  }
}
