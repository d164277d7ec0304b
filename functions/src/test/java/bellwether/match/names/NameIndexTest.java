package bellwether.match.names;

import static bellwether.match.names.GeneratedNames.WORDS;
import static bellwether.match.names.GeneratedNames.aliased;
import static bellwether.match.names.GeneratedNames.excluding;
import static bellwether.match.names.GeneratedNames.joined;
import static bellwether.match.names.GeneratedNames.names;
import static bellwether.match.names.GeneratedNames.numbers;
import static bellwether.match.names.GeneratedNames.vendors;
import static bellwether.match.names.GeneratedNames.written;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.vendor.Vendor;
import bellwether.match.text.Words;
import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NameIndexTest {
  /** As {@link GeneratedNames#WORDS}, folded by hand. */
  private static final List<String> FOLDED =
      List.of("zorba", "quix", "quixel", "vantor", "ulmer", "brixt9", "zor", "halloran");

  /** A place of a text and the vendor that is named there. */
  private record Place(int from, int to, String vendor) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20260101})
  void find_randomNamesAndTexts_agreesWithAhoCorasick(long seed) {
    Random random = new Random(seed);
    int seen = 0;
    for (int round = 0; round < 300; round++) {
      List<List<Integer>> names = names(random, 15);
      List<Integer> text = numbers(random, 30);
      List<Place> expected = ahoCorasick(names, text);
      String written = written(random, text);

      assertThat(places(index(names), written))
          .as("seed %d, round %d, %s in %s", seed, round, names, written)
          .isEqualTo(expected);
      seen += expected.size();
    }
    assertThat(seen).as("names in the texts of seed %d", seed).isGreaterThan(1_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void find_listInAnyOrder_findsSameVendors(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      List<Vendor> vendors = vendors(random);
      String text = written(random, numbers(random, 40));
      List<Vendor> shuffled = new ArrayList<>(vendors);
      Collections.shuffle(shuffled, random);

      assertThat(sorted(shuffled, text))
          .as("seed %d, round %d, %s in %s", seed, round, vendors, text)
          .isEqualTo(sorted(vendors, text));
    }
  }

  @Test
  void find_sameInput_isDeterministic() {
    Random random = new Random(21);
    List<Vendor> vendors = vendors(random);
    Words text = Words.of(written(random, numbers(random, 200)));
    List<NameHit> first = new NameIndex(vendors).find(text);

    assertThat(first).isNotEmpty();
    assertThat(new NameIndex(vendors).find(text)).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33})
  void find_excludedPhrases_hideOnlyTheirVendor(long seed) {
    Random random = new Random(seed);
    int hidden = 0;
    for (int round = 0; round < 600; round++) {
      List<Vendor> vendors = vendors(random);
      String text = written(random, numbers(random, 40));
      List<Vendor> open = vendors.stream().map(vendor -> excluding(vendor, List.of())).toList();
      List<Place> phrases =
          places(
              new NameIndex(
                  vendors.stream()
                      .filter(vendor -> !vendor.excludedPhrases().isEmpty())
                      .map(vendor -> aliased("x" + vendor.name(), vendor.excludedPhrases()))
                      .toList()),
              vendors.stream().filter(vendor -> !vendor.excludedPhrases().isEmpty()).toList(),
              text);
      List<Place> all = places(new NameIndex(open), open, text);
      List<Place> expected =
          all.stream()
              .filter(place -> phrases.stream().noneMatch(phrase -> hides(phrase, place)))
              .toList();

      assertThat(places(new NameIndex(vendors), vendors, text))
          .as("seed %d, round %d, %s in %s", seed, round, vendors, text)
          .isEqualTo(expected);
      hidden += all.size() - expected.size();
    }
    assertThat(hidden).as("hits hidden with seed %d", seed).isGreaterThan(100);
  }

  @Test
  void find_sharedName_hitsEachVendorInListOrder() {
    List<Vendor> vendors =
        List.of(aliased("Zorba", List.of("Quixel")), aliased("Vantor", List.of("quixel")));

    assertThat(places(new NameIndex(vendors), vendors, "At Quixel today"))
        .containsExactly(new Place(1, 2, "Zorba"), new Place(1, 2, "Vantor"));
  }

  @Test
  void find_textWithoutNames_doesNotAllocatePerWord() {
    NameIndex index = new NameIndex(List.of(Vendor.ofName("Zorba Quixel Vantor")));
    Words words = Words.of("zorba quixel said, ".repeat(3_000));
    allocated(index, words);

    assertThat(allocated(index, words)).as("bytes for 9,000 words").isLessThan(1_000);
  }

  private static long allocated(NameIndex index, Words words) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    List<NameHit> hits = index.find(words);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(hits).isEmpty();
    return bytes;
  }

  private static boolean hides(Place phrase, Place place) {
    return phrase.vendor().equals(place.vendor())
        && phrase.from() < place.to()
        && place.from() < phrase.to();
  }

  /** Whole words of the folded text, leftmost and longest, found by a third-party search. */
  private static List<Place> ahoCorasick(List<List<Integer>> names, List<Integer> text) {
    Map<String, String> keys = new TreeMap<>();
    names.forEach(name -> keys.put(" " + joined(FOLDED, name) + " ", joined(WORDS, name)));
    AhoCorasickDoubleArrayTrie<String> trie = new AhoCorasickDoubleArrayTrie<>();
    trie.build(keys);
    String read = " " + joined(FOLDED, text) + " ";
    List<Place> found = new ArrayList<>();
    trie.parseText(
        read,
        (begin, end, vendor) -> {
          found.add(new Place(blanks(read, begin), blanks(read, end - 1), vendor));
        });
    found.sort(
        Comparator.comparingInt(Place::from)
            .thenComparing(Comparator.comparingInt(Place::to).reversed()));
    List<Place> kept = new ArrayList<>();
    int free = 0;
    for (Place place : found) {
      if (place.from() >= free) {
        kept.add(place);
        free = place.to();
      }
    }
    return kept;
  }

  private static int blanks(String text, int to) {
    return (int) text.substring(0, to).chars().filter(c -> c == ' ').count();
  }

  private static NameIndex index(List<List<Integer>> names) {
    return new NameIndex(names.stream().map(name -> Vendor.ofName(joined(WORDS, name))).toList());
  }

  private static List<Place> places(NameIndex index, String text) {
    return index.find(Words.of(text)).stream()
        .map(hit -> new Place(hit.from(), hit.to(), hit.name().text()))
        .toList();
  }

  private static List<Place> places(NameIndex index, List<Vendor> vendors, String text) {
    return index.find(Words.of(text)).stream()
        .map(hit -> new Place(hit.from(), hit.to(), vendors.get(hit.name().vendorIndex()).name()))
        .toList();
  }

  private static List<Place> sorted(List<Vendor> vendors, String text) {
    return places(new NameIndex(vendors), vendors, text).stream()
        .sorted(Comparator.comparingInt(Place::from).thenComparing(Place::vendor))
        .toList();
  }
}
