package bellwether.store.dynamo.table;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** Texts, times and shards as DynamoDB's keys want them. */
public final class KeyEncoding {
  /**
   * A sort key holds 1,024 bytes and a partition key 2,048 (DynamoDB Developer Guide, "Quotas"): we
   * stay below the smaller with room for a prefix.
   */
  private static final int MAX_BYTES = 900;

  /**
   * Work lists are spread over so many partitions, so that a burst of new items meets none of them
   * alone (1,000 writes a second each).
   */
  private static final int SHARD_COUNT = 16;

  private KeyEncoding() {}

  /** The text itself where a key can hold it, else its hash. */
  public static String textOrHash(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= MAX_BYTES ? new String(bytes, StandardCharsets.UTF_8) : sha256(bytes);
  }

  /** The text's hash: for what a table must know again but not tell. */
  public static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] bytes) {
    try {
      return "sha256:"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** ISO 8601 with nine digits of a second always, so that the order of texts is that of times. */
  public static String sortableTime(Instant instant) {
    String text = instant.toString();
    int dot = text.indexOf('.');
    String whole = dot < 0 ? text.substring(0, text.length() - 1) : text.substring(0, dot);
    String fraction = dot < 0 ? "" : text.substring(dot + 1, text.length() - 1);
    return whole + "." + fraction + "0".repeat(9 - fraction.length()) + "Z";
  }

  /** The shard of a work list that an id belongs to: the same for ever. */
  static String shardOf(String id) {
    return Integer.toString(Math.floorMod(id.hashCode(), SHARD_COUNT));
  }

  static List<String> allShards() {
    return IntStream.range(0, SHARD_COUNT).mapToObj(Integer::toString).toList();
  }
}
