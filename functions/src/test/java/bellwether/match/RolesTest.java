package bellwether.match;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.Match;
import bellwether.domain.vendor.Vendor;
import bellwether.match.text.ResourceLines;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the role of each vendor in complete items. */
final class RolesTest {

  /** An item of {@code roles.txt}: vendors with roles as expected. */
  record RoleCase(String title, String text, List<Vendor> vendors, String roles) {
    @Override
    public String toString() {
      return title;
    }
  }

  static List<RoleCase> cases() {
    return read("roles.txt");
  }

  /** The fifty numbered cases that are hard to match. */
  static List<RoleCase> traps() {
    return read("traps.txt");
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
  @MethodSource({"cases", "traps"})
  void match_item_assignsExpectedRoles(RoleCase item) {
    List<Match> matches =
        Matcher.of(item.vendors()).match(ItemSamples.of(item.title(), item.text()));

    assertThat(
            matches.stream()
                .map(match -> match.vendor().name() + " " + match.role())
                .collect(Collectors.joining(", ")))
        .as("%s", matches)
        .isEqualTo(item.roles());
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
    return new RoleCase(
        title.replaceFirst("^\\d+ \\| ", ""), text.toString(), vendors, String.join(", ", roles));
  }
}
