package bellwether.app.discover;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.discover.evidence.EvidenceKind;
import bellwether.app.discover.evidence.SourceReading;
import bellwether.app.discover.evidence.UnreadableSourceException;
import bellwether.app.discover.source.SourceOptions;
import bellwether.app.discover.source.SourceReader;
import bellwether.domain.vendor.Vendor;
import bellwether.slack.block.ResourceTable;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Measures precision and recall for each kind of evidence on {@code labeled-traces.txt}. The lowest
 * counts that pass are those of docs/measurements.md.
 */
final class LabeledTracesTest {
  private static final List<List<String>> ROWS =
      ResourceTable.rows(LabeledTracesTest.class, "labeled-traces.txt");

  private static final String MEASURED =
      """
      CONTRACT: 15 right, 1 wrong, 1 missed
      MAIL: 5 right, 0 wrong, 1 missed
      SIGN_IN: 9 right, 1 wrong, 2 missed
      ACCESS: 5 right, 3 wrong, 1 missed
      HOSTING: 5 right, 0 wrong, 1 missed
      SENDS_MAIL: 7 right, 0 wrong, 1 missed
      SERVICE: 3 right, 0 wrong, 0 missed
      SUPPLIER: 6 right, 0 wrong, 0 missed
      PUBLISHER: 1 right, 1 wrong, 0 missed
      VERIFICATION: 5 right, 0 wrong, 1 missed
      LINK: 1 right, 0 wrong, 0 missed
      """;

  /** Right proposals, wrong proposals, and vendors that were not proposed. */
  private static final class Tally {
    private int right;
    private int wrong;
    private int missed;

    private void count(String expected, Set<String> proposed) {
      boolean found = proposed.remove(expected);
      right += found ? 1 : 0;
      missed += !found && !expected.equals("-") ? 1 : 0;
      wrong += proposed.size();
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%d right, %d wrong, %d missed", right, wrong, missed);
    }
  }

  private static Set<String> proposedNames(EvidenceKind kind, String source, String trace) {
    Set<String> names = new TreeSet<>();
    try {
      SourceReading reading =
          SourceReader.read(
              "labeled",
              TraceDocuments.of(source, kind, trace),
              SourceOptions.UPLOAD.withTenant(TraceDocuments.OWN_TENANT));
      Discovery.of(List.of(reading), List.of()).proposals().stream()
          .map(Proposal::name)
          .forEach(names::add);
    } catch (UnreadableSourceException e) {
      throw new AssertionError(trace + " " + e.getMessage());
    }
    return names;
  }

  @Test
  void labeledTraces_haveTheMeasuredPrecisionAndRecall() {
    Map<EvidenceKind, Tally> tallies = new EnumMap<>(EvidenceKind.class);
    for (List<String> row : ROWS) {
      EvidenceKind kind = EvidenceKind.valueOf(row.get(1));
      tallies
          .computeIfAbsent(kind, _ -> new Tally())
          .count(row.get(3), proposedNames(kind, row.get(0), row.get(2)));
    }
    StringBuilder table = new StringBuilder();
    tallies.forEach((kind, tally) -> table.append(kind).append(": ").append(tally).append('\n'));
    assertThat(table.toString()).isEqualTo(MEASURED);
  }

  @Test
  void labeledTraces_areManyAndHoldTraps() {
    assertThat(ROWS).hasSizeGreaterThanOrEqualTo(60);
    assertThat(ROWS.stream().filter(row -> row.get(3).equals("-"))).hasSizeGreaterThan(30);
    assertThat(ROWS)
        .allSatisfy(row ->
            assertThat(row.get(3).equals("-") || !Vendor.key(row.get(3)).isEmpty()).isTrue());
  }
}
