package bellwether.bench;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.incident.Role;
import bellwether.domain.vendor.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Simpler methods for comparison: every mention of a name is an alert. */
enum BaselineMatcher {
  /** Part of any word, in any case, as most open-source tools match. */
  SUBSTRING("substring"),
  WHOLE_WORD("whole word"),
  /** Whole words of the title only. */
  TITLE("title, whole word");

  final String label;

  BaselineMatcher(String label) {
    this.label = label;
  }

  Map<String, Role> roles(List<Vendor> vendors, Advisory item) {
    String text = this == TITLE ? item.title() : item.title() + "\n" + item.text();
    String lowerCase = text.toLowerCase(Locale.ROOT);
    Map<String, Role> roles = new TreeMap<>();
    for (Vendor vendor : vendors) {
      if (names(vendor).stream()
          .anyMatch(name -> contains(name.toLowerCase(Locale.ROOT), lowerCase))) {
        roles.put(vendor.name(), Role.VICTIM);
      }
    }
    return roles;
  }

  private static List<String> names(Vendor vendor) {
    List<String> names = new ArrayList<>(List.of(vendor.name()));
    names.addAll(vendor.aliases());
    names.addAll(vendor.products());
    names.addAll(vendor.domains());
    return names;
  }

  private boolean contains(String name, String text) {
    return this == SUBSTRING
        ? text.contains(name)
        : text.contains(name)
            && Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])")
                .matcher(text)
                .find();
  }
}
