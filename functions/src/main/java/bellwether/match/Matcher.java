package bellwether.match;

import bellwether.domain.Advisory;
import bellwether.domain.Match;
import bellwether.domain.Vendor;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds the vendors of a list in advisories and says what part each plays there.
 *
 * <p>Immutable and thread-safe; the same list and advisory give the same answer. Build one for each
 * version of a list, not for each advisory.
 */
public final class Matcher {
  private final List<Vendor> vendors;
  private final NameIndex names;
  private final Statements statements;

  private Matcher(List<Vendor> vendors) {
    this.vendors = vendors;
    this.names = NameIndex.of(vendors);
    this.statements = new Statements(vendors, names);
  }

  /** A matcher for these vendors. */
  public static Matcher of(Collection<Vendor> vendors) {
    return new Matcher(List.copyOf(vendors));
  }

  /**
   * At most one match for each vendor, in the order of the list; those that are merely mentioned
   * among them. Empty if the advisory names none of them.
   */
  public List<Match> match(Advisory advisory) {
    Map<Integer, Match> matches = told(advisory);
    matches.putAll(statements.in(advisory));
    return List.copyOf(matches.values());
  }

  /** What the text tells: as one story, or for a roundup as many. */
  private SortedMap<Integer, Match> told(Advisory advisory) {
    Item item = Item.of(advisory);
    if (!Roundup.isAnnouncedBy(item.title())) {
      return judged(item);
    }
    SortedMap<Integer, Match> found = new TreeMap<>();
    judged(item.headline()).forEach((index, match) -> found.put(index, Roundup.asTopic(match)));
    for (String story : Roundup.stories(Item.withoutByline(advisory.text()))) {
      judged(item.story(story))
          .forEach((index, match) ->
              found.merge(index, match, (old, next) -> old.alert() || !next.alert() ? old : next));
    }
    return found;
  }

  /** TEMP */
  public java.util.Map<String, java.util.Map<String, Double>> observe(Advisory advisory) {
    java.util.Map<String, java.util.Map<String, Double>> all = new java.util.TreeMap<>();
    this.sink = all;
    try {
      told(advisory);
    } finally {
      this.sink = null;
    }
    return all;
  }
  private java.util.@org.jspecify.annotations.Nullable Map<String, java.util.Map<String, Double>> sink;

  private SortedMap<Integer, Match> judged(Item item) {
    List<Hit> titleHits = names.in(item.title());
    List<Hit> textHits = names.in(item.text());
    NameGate titleGate = new NameGate(item.title());
    NameGate textGate = new NameGate(item.text());
    Set<Integer> certain = new HashSet<>(titleGate.certain(titleHits));
    certain.addAll(textGate.certain(textHits));
    List<Hit> inTitle = NameGate.kept(titleGate, titleHits, certain);
    List<Hit> inText = NameGate.kept(textGate, textHits, certain);
    Judge judge =
        new Judge(
            new Story(
                item,
                new Chunker(item.title(), inTitle, item.year()).sentences(true),
                new Chunker(item.text(), inText, item.year()).sentences(false)));
    SortedMap<Integer, Match> matches = new TreeMap<>();
    Stream.concat(inTitle.stream(), inText.stream())
        .map(hit -> hit.name().vendor())
        .distinct()
        .forEach(index -> {
          matches.put(index, judge.judge(vendors.get(index), index));
          if (sink != null) { sink.put(vendors.get(index).name(), judge.signs(index)); }
        });
    return matches;
  }
}
