package bellwether.store.dynamo.json;

import bellwether.domain.incident.Trait;
import bellwether.domain.incident.Trait.Kind;
import java.util.Map;

/**
 * Writes and reads a {@link Trait} as one string: a prefix for its kind and its value. The key of
 * another party has no prefix, unless it begins like one.
 */
final class TraitJson {
  private static final String PARTY = "party ";

  /** CVE ids begin with {@code cve-} themselves. */
  private static final Map<Kind, String> PREFIXES =
      Map.of(
          Kind.ATTACKER, "gang ",
          Kind.VULNERABILITY, "cve-",
          Kind.UNIT, "unit ",
          Kind.YEAR, "year ",
          Kind.EXPLOITED_FLAW, "how flaw",
          Kind.CLAIM, "how claim",
          Kind.PARTY, PARTY);

  private TraitJson() {}

  static String write(Trait trait) {
    return switch (trait.kind()) {
      case VULNERABILITY -> trait.value();
      case PARTY -> read(trait.value()).equals(trait) ? trait.value() : PARTY + trait.value();
      default -> PREFIXES.get(trait.kind()) + trait.value();
    };
  }

  static Trait read(String text) {
    return PREFIXES.entrySet().stream()
        .filter(prefix -> text.startsWith(prefix.getValue()))
        .findFirst()
        .map(prefix -> new Trait(prefix.getKey(), value(text, prefix)))
        .orElseGet(() -> new Trait(Kind.PARTY, text));
  }

  private static String value(String text, Map.Entry<Kind, String> prefix) {
    return prefix.getKey() == Kind.VULNERABILITY
        ? text
        : text.substring(prefix.getValue().length());
  }
}
