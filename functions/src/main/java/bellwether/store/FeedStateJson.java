package bellwether.store;

import static bellwether.store.Json.put;

import bellwether.domain.FeedState;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A {@link FeedState} without its version as JSON, and back. The fingerprints are one Base64 string
 * of 11 characters each at most, so that a row holds over 30,000 of them.
 */
final class FeedStateJson {
  private FeedStateJson() {}

  static String write(FeedState state) {
    ObjectNode tree = Json.object();
    put(tree, "feed", state.feed());
    put(tree, "etag", state.etag());
    put(tree, "lastModified", state.lastModified());
    put(tree, "nextPollAt", state.nextPollAt());
    tree.put("failures", state.failures());
    put(tree, "lastSuccessAt", state.lastSuccessAt());
    put(tree, "lastItemAt", state.lastItemAt());
    put(tree, "lastError", state.lastError());
    put(tree, "shown", packed(state.shown()));
    return Json.write(tree);
  }

  static FeedState read(String json, long version) {
    JsonNode tree = Json.read(json);
    return new FeedState(
        Json.text(tree, "feed"),
        Json.textOrNull(tree, "etag"),
        Json.textOrNull(tree, "lastModified"),
        Json.instant(tree, "nextPollAt"),
        tree.required("failures").intValue(),
        Json.instantOrNull(tree, "lastSuccessAt"),
        Json.instantOrNull(tree, "lastItemAt"),
        Json.textOrNull(tree, "lastError"),
        unpacked(Json.text(tree, "shown")),
        version);
  }

  private static String packed(Set<Long> fingerprints) {
    ByteBuffer bytes = ByteBuffer.allocate(fingerprints.size() * Long.BYTES);
    // Sorted, so that two writes of one state are the same bytes.
    fingerprints.stream().sorted().forEach(bytes::putLong);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static Set<Long> unpacked(String packed) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(packed));
    Set<Long> fingerprints = new LinkedHashSet<>();
    while (bytes.hasRemaining()) {
      fingerprints.add(bytes.getLong());
    }
    return fingerprints;
  }
}
