package bellwether.bench;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.vendor.Vendor;
import bellwether.match.Matcher;
import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.ahocorasick.trie.Trie;
import org.apache.lucene.analysis.core.SimpleAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.PhraseQuery;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures the time for one text of 2 KB: the search for names, compared with other libraries, and
 * complete matching.
 *
 * <pre>
 * mvn -q package -DskipTests dependency:copy-dependencies -pl functions,local,bench
 * java -cp 'bench/target/classes:bench/target/dependency/*' org.openjdk.jmh.Main MatchSpeed
 * </pre>
 *
 * <p>Every library finds the longest match of whole words, regardless of case, as Bellwether does;
 * lucene-monitor only reports which names occur, and takes a minute to build with 200,000 names.
 * JMH runs one library after the other; {@link MatchRatios} alternates, for ratios on a shared
 * machine.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx3g")
public class MatchSpeed {
  @Param({"300", "200000"})
  public int names;

  @Param({"bellwether", "bellwether-whole", "hankcs", "ahocorasick", "n-gram", "lucene-monitor"})
  public String who = "";

  private List<String> texts = List.of();
  private int next;
  private @Nullable NameSearch search;

  /** Searches one text. */
  interface NameSearch {
    int count(String text) throws IOException;
  }

  /** Builds the search that is measured. */
  @Setup(Level.Trial)
  public void build() throws IOException {
    texts = SyntheticNames.texts(SyntheticNames.generate(200_000));
    search = search(who, SyntheticNames.generate(names));
  }

  static NameSearch search(String who, List<String> list) throws IOException {
    return switch (who) {
      case "bellwether" -> Matcher.of(vendors(list))::countSpellings;
      case "bellwether-whole" -> whole(Matcher.of(vendors(list)));
      case "hankcs" -> hankcs(list);
      case "ahocorasick" -> ahocorasick(list);
      case "n-gram" -> new NgramSearch(list)::count;
      default -> lucene(list);
    };
  }

  /** Searches one text. */
  @Benchmark
  public int text() throws IOException {
    next = next + 1 == texts.size() ? 0 : next + 1;
    return Objects.requireNonNull(search).count(texts.get(next));
  }

  static List<Vendor> vendors(List<String> list) {
    return list.stream().map(Vendor::ofName).toList();
  }

  private static NameSearch whole(Matcher matcher) {
    return text ->
        matcher
            .match(
                new Advisory(
                    "1",
                    "bench",
                    text.substring(0, 80),
                    null,
                    text,
                    null,
                    StatedFacts.NONE,
                    Instant.EPOCH))
            .size();
  }

  private static NameSearch hankcs(List<String> list) {
    TreeMap<String, String> map = new TreeMap<>();
    list.forEach(name -> map.put(name.toLowerCase(Locale.ROOT), name));
    AhoCorasickDoubleArrayTrie<String> trie = new AhoCorasickDoubleArrayTrie<>();
    trie.build(map);
    return text -> {
      String small = text.toLowerCase(Locale.ROOT);
      int[] longest = new int[small.length()];
      trie.parseText(
          small,
          (begin, end, value) -> {
            boolean word =
                (begin == 0 || !Character.isLetterOrDigit(small.charAt(begin - 1)))
                    && (end == small.length() || !Character.isLetterOrDigit(small.charAt(end)));
            if (word) {
              longest[begin] = Math.max(longest[begin], end);
            }
          });
      int found = 0;
      for (int at = 0; at < longest.length; at = Math.max(at + 1, longest[at])) {
        found += longest[at] > 0 ? 1 : 0;
      }
      return found;
    };
  }

  private static NameSearch ahocorasick(List<String> list) {
    Trie trie =
        Trie.builder().ignoreCase().ignoreOverlaps().onlyWholeWords().addKeywords(list).build();
    return text -> trie.parseText(text).size();
  }

  private static NameSearch lucene(List<String> list) throws IOException {
    SimpleAnalyzer analyzer = new SimpleAnalyzer();
    Monitor monitor = new Monitor(analyzer, new MonitorConfiguration());
    List<MonitorQuery> queries = new ArrayList<>(list.size());
    for (String name : list) {
      PhraseQuery.Builder phrase = new PhraseQuery.Builder();
      for (String word : name.toLowerCase(Locale.ROOT).split(" ")) {
        phrase.add(new Term("text", word));
      }
      queries.add(new MonitorQuery(String.valueOf(queries.size()), phrase.build()));
    }
    monitor.register(queries);
    return text -> {
      Document document = new Document();
      document.add(new TextField("text", text, Field.Store.NO));
      return monitor.match(document, QueryMatch.SIMPLE_MATCHER).getMatchCount();
    };
  }
}
