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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

/**
 * A search for the names of vendors in a text. Every library finds the longest match of whole
 * words, regardless of case, as Bellwether does; lucene-monitor only reports which names occur, and
 * takes a minute to build with 200,000 names.
 */
interface NameSearch {
  int count(String text) throws IOException;

  /** Builds the search of a library, or Bellwether's search or complete matching. */
  static NameSearch create(String library, List<String> names) throws IOException {
    return switch (library) {
      case "bellwether" -> matcher(names)::countSpellings;
      case "bellwether-whole" -> completeMatching(matcher(names));
      case "hankcs" -> hankcs(names);
      case "ahocorasick" -> ahocorasick(names);
      case "n-gram" -> nGram(names);
      case "lucene-monitor" -> lucene(names);
      default -> throw new IllegalArgumentException("unknown library " + library);
    };
  }

  private static Matcher matcher(List<String> names) {
    return Matcher.of(names.stream().map(Vendor::ofName).toList());
  }

  private static NameSearch completeMatching(Matcher matcher) {
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

  private static NameSearch hankcs(List<String> names) {
    TreeMap<String, String> map = new TreeMap<>();
    names.forEach(name -> map.put(name.toLowerCase(Locale.ROOT), name));
    AhoCorasickDoubleArrayTrie<String> trie = new AhoCorasickDoubleArrayTrie<>();
    trie.build(map);
    return text -> {
      String lowerCase = text.toLowerCase(Locale.ROOT);
      int[] longest = new int[lowerCase.length()];
      trie.parseText(
          lowerCase,
          (begin, end, value) -> {
            boolean word =
                (begin == 0 || !Character.isLetterOrDigit(lowerCase.charAt(begin - 1)))
                    && (end == lowerCase.length()
                        || !Character.isLetterOrDigit(lowerCase.charAt(end)));
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

  private static NameSearch ahocorasick(List<String> names) {
    Trie trie =
        Trie.builder().ignoreCase().ignoreOverlaps().onlyWholeWords().addKeywords(names).build();
    return text -> trie.parseText(text).size();
  }

  private static NameSearch lucene(List<String> names) throws IOException {
    SimpleAnalyzer analyzer = new SimpleAnalyzer();
    Monitor monitor = new Monitor(analyzer, new MonitorConfiguration());
    List<MonitorQuery> queries = new ArrayList<>(names.size());
    for (String name : names) {
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

  /** The simplest search: looks up every sequence of one to five words in a set. */
  private static NameSearch nGram(List<String> names) {
    Set<String> known =
        names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    return text -> {
      List<String> words = List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"));
      int found = 0;
      int from = 0;
      while (from < words.size()) {
        int to = Math.min(words.size(), from + 5);
        while (to > from && !known.contains(String.join(" ", words.subList(from, to)))) {
          to--;
        }
        found += to > from ? 1 : 0;
        from = Math.max(to, from + 1);
      }
      return found;
    };
  }
}
