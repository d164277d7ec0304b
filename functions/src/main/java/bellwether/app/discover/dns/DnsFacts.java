package bellwether.app.discover.dns;

import bellwether.app.discover.dns.DnsFact.PatternType;
import bellwether.app.discover.evidence.EvidenceKind;
import bellwether.slack.block.ResourceTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The patterns of {@code dns-facts.txt}, which describes its columns. */
final class DnsFacts {
  static final List<DnsFact> ALL =
      ResourceTable.rows(DnsFacts.class, "dns-facts.txt").stream()
          .filter(row -> row.size() > 1)
          .map(DnsFacts::toFact)
          .toList();

  private static final Map<String, DnsFact> BY_SUFFIX = new HashMap<>();
  private static final List<DnsFact> BY_PREFIX = new ArrayList<>();

  static {
    for (DnsFact fact : ALL) {
      if (fact.type() == PatternType.TXT || fact.type() == PatternType.NAME) {
        BY_PREFIX.add(fact);
      } else {
        BY_SUFFIX.put(fact.type() + " " + fact.pattern(), fact);
      }
    }
  }

  private DnsFacts() {}

  private static DnsFact toFact(List<String> row) {
    return new DnsFact(
        PatternType.valueOf(row.get(0)),
        row.get(1),
        row.get(2),
        row.get(3),
        EvidenceKind.valueOf(row.get(4)),
        row.get(5),
        row.get(6));
  }

  /**
   * The fact with the longest suffix of the host, comparing whole labels: {@code evil-sendgrid.net}
   * and {@code sendgrid.net.example} are not SendGrid.
   */
  static Optional<DnsFact> ofHost(PatternType type, String host) {
    String rest = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    while (!rest.isEmpty()) {
      DnsFact fact = BY_SUFFIX.get(type + " " + rest);
      if (fact != null) {
        return Optional.of(fact);
      }
      int period = rest.indexOf('.');
      rest = period < 0 ? "" : rest.substring(period + 1);
    }
    return Optional.empty();
  }

  /** The fact with the longest start of the text, ignoring case. */
  static Optional<DnsFact> ofText(PatternType type, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    DnsFact longest = null;
    for (DnsFact fact : BY_PREFIX) {
      boolean matches = fact.type() == type && lower.startsWith(fact.pattern());
      if (matches && (longest == null || longest.pattern().length() < fact.pattern().length())) {
        longest = fact;
      }
    }
    return Optional.ofNullable(longest);
  }
}
