package bellwether.match.names;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds well-known vendors by product and domain, loaded only when something asks for them. */
final class GazetteerIndex {
  private static final Map<List<String>, List<Gazetteer.Entry>> BY_PRODUCT = new HashMap<>();
  private static final Map<String, Gazetteer.Entry> BY_DOMAIN = new HashMap<>();

  static {
    Gazetteer.entries()
        .sorted(Comparator.comparing(entry -> entry.names().getFirst()))
        .forEach(entry -> {
          entry.domains().forEach(domain -> BY_DOMAIN.putIfAbsent(domain, entry));
          entry.products().stream()
              .map(Gazetteer::coreWords)
              .distinct()
              .forEach(product -> BY_PRODUCT.merge(product, List.of(entry), (_, _) -> List.of()));
        });
  }

  private GazetteerIndex() {}

  /** The entry with a product of this name, if no other entry has one. */
  static Optional<Gazetteer.Entry> producing(List<String> coreWords) {
    return BY_PRODUCT.getOrDefault(coreWords, List.of()).stream().findFirst();
  }

  /** The entry whose domain the host is or is below, comparing whole labels. */
  static Optional<Gazetteer.Entry> withDomain(String host) {
    for (String rest = host; rest.contains("."); rest = rest.substring(rest.indexOf('.') + 1)) {
      Gazetteer.Entry entry = BY_DOMAIN.get(rest);
      if (entry != null) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }
}
