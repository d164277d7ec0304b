package bellwether.match.clock;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.domain.clock.ClockRule;
import bellwether.domain.clock.ClockRule.DeadlineRule;
import bellwether.domain.clock.ReportingPeriod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the clocks that people can start from {@code deadlines.txt}, one row for each deadline. */
public final class ClockRules {
  private static final String FILE = "deadlines.txt";
  private static final int COLUMNS = 9;

  private static final Map<String, ClockRule> RULES = read();

  private ClockRules() {}

  /** All rules, in the order of the file. */
  public static List<ClockRule> all() {
    return List.copyOf(RULES.values());
  }

  public static Optional<ClockRule> find(String id) {
    return Optional.ofNullable(RULES.get(id));
  }

  private static Map<String, ClockRule> read() {
    Map<String, ClockRule> rules = new LinkedHashMap<>();
    for (List<String> row : rows()) {
      if (row.size() != COLUMNS) {
        throw new IllegalStateException(FILE + ": " + row);
      }
      DeadlineRule deadline =
          new DeadlineRule(
              row.get(3),
              row.get(4),
              ReportingPeriod.parse(row.get(5)),
              row.get(6),
              row.get(7),
              row.get(8));
      rules.merge(
          row.get(0),
          new ClockRule(row.get(0), row.get(1), row.get(2), List.of(deadline)),
          ClockRules::join);
    }
    return rules;
  }

  private static ClockRule join(ClockRule first, ClockRule next) {
    List<DeadlineRule> deadlines = new ArrayList<>(first.deadlines());
    deadlines.addAll(next.deadlines());
    return new ClockRule(first.id(), first.regime(), first.anchor(), deadlines);
  }

  private static List<List<String>> rows() {
    try (InputStream in =
        Objects.requireNonNull(ClockRules.class.getResourceAsStream(FILE), FILE)) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
