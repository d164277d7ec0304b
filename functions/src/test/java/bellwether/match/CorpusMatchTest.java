package bellwether.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Match;
import bellwether.domain.vendor.Vendor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Measures the matcher on real labelled items, which are kept outside the repository. The model of
 * roles was trained on them, so this finds faults of the way from an item to the model, and says
 * nothing of the model.
 */
public final class CorpusMatchTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("bellwether.corpus", "../../shared/corpus"));

  /** Slightly below the last measurement: .95 and .93. */
  private static final double MIN_PRECISION = .94;

  private static final double MIN_RECALL = .92;

  @Test
  void match_developmentItems_meetPrecisionAndRecall() throws IOException {
    Matcher matcher = Matcher.of(vendors());
    Map<String, Integer> table = new TreeMap<>();
    for (JsonNode item : items()) {
      if (item.get("labels_complete").asBoolean() && !isOpen(item)) {
        Map<String, String> wanted = roles(item);
        Map<String, String> given = roles(matcher, item);
        TreeSet<String> vendors = new TreeSet<>(wanted.keySet());
        vendors.addAll(given.keySet());
        for (String vendor : vendors) {
          String row =
              wanted.getOrDefault(vendor, "mentioned")
                  + " as "
                  + given.getOrDefault(vendor, "mentioned");
          table.merge(row, 1, Integer::sum);
        }
      }
    }
    double right = count(table, "(victim|source) as (victim|source)");
    double precision = right / count(table, ".* as (victim|source)");
    double recall = right / count(table, "(victim|source) as .*");
    System.out.printf(
        Locale.ROOT, "alerts: precision %.3f, recall %.3f, %s%n", precision, recall, table);

    assertThat(precision).as("%s", table).isGreaterThanOrEqualTo(MIN_PRECISION);
    assertThat(recall).as("%s", table).isGreaterThanOrEqualTo(MIN_RECALL);
  }

  private static int count(Map<String, Integer> table, String pattern) {
    return table.entrySet().stream()
        .filter(row -> row.getKey().matches(pattern))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private static boolean isOpen(JsonNode item) {
    for (JsonNode tag : item.get("tags")) {
      if (tag.asText().equals("uncertain")) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, String> roles(JsonNode item) {
    Map<String, String> roles = new TreeMap<>();
    item.get("vendor_roles")
        .properties()
        .forEach(e -> roles.put(e.getKey(), e.getValue().asText()));
    return roles;
  }

  private static Map<String, String> roles(Matcher matcher, JsonNode item) {
    Advisory advisory =
        new Advisory(
            item.get("id").asText(),
            "corpus",
            item.get("title").asText(),
            null,
            item.get("text").asText(),
            null,
            StatedFacts.NONE,
            ItemSamples.SEEN);
    return matcher.match(advisory).stream()
        .collect(
            Collectors.toMap(
                match -> match.vendor().name(), CorpusMatchTest::role, (a, b) -> a, TreeMap::new));
  }

  private static String role(Match match) {
    return match.role().name().toLowerCase(Locale.ROOT);
  }

  private static List<JsonNode> items() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> items = new ArrayList<>();
    for (String line : lines("labelled-dev.jsonl")) {
      items.add(json.readTree(line));
    }
    return items;
  }

  public static List<Vendor> vendors() throws IOException {
    List<Vendor> vendors = new ArrayList<>();
    for (String line : lines("vendors-dev.csv").stream().skip(1).toList()) {
      List<String> fields = fields(line);
      vendors.add(
          new Vendor(
              fields.get(0),
              split(fields.get(1)),
              split(fields.get(2)),
              split(fields.get(3)),
              null,
              null,
              List.of()));
    }
    return vendors;
  }

  public static List<String> lines(String name) throws IOException {
    Path file = CORPUS.resolve(name);
    assumeTrue(
        Files.exists(file),
        () -> file.toAbsolutePath() + " is absent; -Dbellwether.corpus=DIR says where it is");
    return Files.readAllLines(file);
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    for (String field : line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)) {
      fields.add(field.replace("\"", ""));
    }
    return fields;
  }

  private static List<String> split(String list) {
    return Arrays.stream(list.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
