package bellwether.local.slack.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The messages of the workspace, and the order in which they changed. */
public final class MessageLog implements AutoCloseable {
  private final Map<String, NavigableMap<String, PostedMessage>> channels = new LinkedHashMap<>();

  /** The latest change of each message, oldest first; the key is the channel and the ts. */
  private final NavigableMap<Long, PostedMessage> changes = new TreeMap<>();

  private final Map<String, Long> changedAt = new LinkedHashMap<>();
  private final @Nullable MessageFile file;
  private long revision;
  private long lastTsMicros;

  /**
   * @param file stores the messages; null to keep them in memory only
   */
  public MessageLog(@Nullable MessageFile file) throws IOException {
    this.file = file;
    if (file != null) {
      file.readAll().forEach(this::index);
    }
  }

  public synchronized PostedMessage post(
      String channel,
      @Nullable String threadTs,
      String text,
      JsonNode blocks,
      @Nullable JsonNode metadata,
      Instant now)
      throws IOException {
    String ts = formatTs(Math.max(toMicros(now), lastTsMicros + 1));
    return save(new PostedMessage(channel, ts, threadTs, text, blocks, metadata, null));
  }

  /** Replaces the content of a message; if {@code metadata} is null, the old one is kept. */
  public synchronized PostedMessage update(
      PostedMessage old, String text, JsonNode blocks, @Nullable JsonNode metadata, Instant now)
      throws IOException {
    return save(
        new PostedMessage(
            old.channel(),
            old.ts(),
            old.threadTs(),
            text,
            blocks,
            metadata == null ? old.metadata() : metadata,
            formatTs(toMicros(now))));
  }

  public synchronized Optional<PostedMessage> find(String channel, String ts) {
    return Optional.ofNullable(messagesIn(channel).get(ts));
  }

  public synchronized List<PostedMessage> messages(String channel) {
    return List.copyOf(messagesIn(channel).values());
  }

  public synchronized List<PostedMessage> replies(String channel, String ts) {
    return messagesIn(channel).tailMap(ts, false).values().stream()
        .filter(message -> ts.equals(message.threadTs()))
        .toList();
  }

  /** Returns the number of changes so far, for {@link #changedSince}. */
  public synchronized long revision() {
    return revision;
  }

  /** Returns the messages that changed after the revision, the latest change last. */
  public synchronized List<PostedMessage> changedSince(long since) {
    return new ArrayList<>(changes.tailMap(since, false).values());
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  private PostedMessage save(PostedMessage message) throws IOException {
    if (file != null) {
      file.append(message); // first, so that every acknowledged message is stored
    }
    index(message);
    return message;
  }

  private void index(PostedMessage message) {
    messagesIn(message.channel()).put(message.ts(), message);
    lastTsMicros = Math.max(lastTsMicros, Long.parseLong(message.ts().replace(".", "")));
    Long before = changedAt.put(message.channel() + " " + message.ts(), ++revision);
    if (before != null) {
      changes.remove(before);
    }
    changes.put(revision, message);
  }

  private NavigableMap<String, PostedMessage> messagesIn(String channel) {
    return channels.computeIfAbsent(channel, id -> new TreeMap<>());
  }

  private static long toMicros(Instant time) {
    return Math.addExact(time.getEpochSecond() * 1_000_000, time.getNano() / 1_000);
  }

  private static String formatTs(long micros) {
    return String.format(Locale.ROOT, "%d.%06d", micros / 1_000_000, micros % 1_000_000);
  }
}
