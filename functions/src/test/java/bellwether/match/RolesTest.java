package bellwether.match;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.vendor.Vendor;
import bellwether.match.text.ResourceLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests the roles of vendors in items that the model was never trained on.
 *
 * <p>A model is right most of the time, so the share is tested and not each item.
 */
final class RolesTest {

  /** Vendors with the roles that are expected. */
  record RoleCase(String title, String text, List<Vendor> vendors, List<String> roles) {
    @Override
    public String toString() {
      return title;
    }
  }

  private static List<RoleCase> read(String resource) {
    List<RoleCase> cases = new ArrayList<>();
    List<String> block = new ArrayList<>();
    for (String line : ResourceLines.lines(resource)) {
      if (line.startsWith("=") && !block.isEmpty()) {
        cases.add(read(block));
        block.clear();
      }
      block.add(line);
    }
    cases.add(read(block));
    return cases;
  }

  @ParameterizedTest
  @CsvSource({"roles.txt, .72", "traps.txt, .88"})
  void match_items_assignsMostRolesAsExpected(String resource, double minShare) {
    List<String> wrong = new ArrayList<>();
    int all = 0;
    for (RoleCase item : read(resource)) {
      List<String> given =
          Matcher.of(item.vendors()).match(ItemSamples.of(item.title(), item.text())).stream()
              .map(match -> match.vendor().name() + " " + match.role())
              .toList();
      all += item.roles().size();
      item.roles().stream()
          .filter(role -> !given.contains(role))
          .map(role -> item + ": expected " + role + ", got " + given)
          .forEach(wrong::add);
    }
    double share = 1 - wrong.size() / (double) all;
    System.out.printf(Locale.ROOT, "%s: %.3f of %d roles as expected%n", resource, share, all);

    assertThat(share).as(String.join("\n", wrong)).isGreaterThanOrEqualTo(minShare);
  }

  private static RoleCase read(List<String> block) {
    List<Vendor> vendors = new ArrayList<>();
    List<String> roles = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (String line : block.subList(1, block.size())) {
      int arrow = line.indexOf("=> ");
      if (arrow < 0) {
        text.append(text.isEmpty() ? "" : "\n").append(line);
        continue;
      }
      Vendor vendor = ItemSamples.vendor(line.substring(0, arrow));
      vendors.add(vendor);
      String role = line.substring(arrow + 3).strip();
      if (!role.equals("NOTHING")) {
        roles.add(vendor.name() + " " + role);
      }
    }
    String title = block.getFirst().substring(1).strip();
    return new RoleCase(title.replaceFirst("^\\d+ \\| ", ""), text.toString(), vendors, roles);
  }
}
