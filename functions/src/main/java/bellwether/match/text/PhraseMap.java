package bellwether.match.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds phrases in a text, each with a value.
 *
 * @param <V> the type of the values
 */
public final class PhraseMap<V> {
  private final PhraseTable table;
  private final List<V> values;

  /** The words {@code from} to {@code to} (exclusive) of a text are a phrase with this value. */
  public record Hit<V>(int from, int to, V value) {}

  /** Creates a map of these phrases, each a list of folded words. */
  public PhraseMap(Map<List<String>, V> valuesByPhrase) {
    table = new PhraseTable(List.copyOf(valuesByPhrase.keySet()));
    values = List.copyOf(valuesByPhrase.values());
  }

  /** Reads a resource with one phrase on each line, which is its own value. */
  public static PhraseMap<String> ofLines(String resource) {
    Map<List<String>, String> phrases = new LinkedHashMap<>();
    ResourceLines.lines(resource).forEach(line -> phrases.put(splitWords(line), line));
    return new PhraseMap<>(phrases);
  }

  /** Reads a resource that has the phrases of each label; the first label of a phrase counts. */
  public static PhraseMap<String> ofLabels(String resource) {
    Map<List<String>, String> labels = new LinkedHashMap<>();
    ResourceLines.phrasesByLabel(resource)
        .forEach((label, phrases) ->
            phrases.forEach(phrase -> labels.putIfAbsent(splitWords(phrase), label)));
    return new PhraseMap<>(labels);
  }

  /** Reads a resource that has the phrases of each constant; a phrase may have several. */
  public static <E extends Enum<E>> PhraseMap<Set<E>> ofConstants(String resource, Class<E> type) {
    Map<List<String>, Set<E>> constants = new LinkedHashMap<>();
    ResourceLines.phrasesByLabel(resource)
        .forEach((label, phrases) ->
            phrases.forEach(phrase ->
                constants
                    .computeIfAbsent(splitWords(phrase), _ -> EnumSet.noneOf(type))
                    .add(Enum.valueOf(type, label))));
    return new PhraseMap<>(constants);
  }

  private static List<String> splitWords(String phrase) {
    return List.of(phrase.split(" +"));
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** Every phrase in the words, none overlapping another: leftmost first, then longest. */
  public List<Hit<V>> scan(Words words) {
    List<Hit<V>> hits = new ArrayList<>();
    for (PhraseTable.Hit hit : table.scan(words)) {
      hits.add(new Hit<>(hit.from(), hit.to(), values.get(hit.phrase())));
    }
    return hits;
  }

  /** The longest phrase that begins at this word and ends in its sentence; null if none does. */
  public @Nullable Hit<V> longestAt(Words words, int from) {
    PhraseTable.Hit hit = table.longestAt(words, from);
    return hit == null ? null : new Hit<>(hit.from(), hit.to(), values.get(hit.phrase()));
  }
}
