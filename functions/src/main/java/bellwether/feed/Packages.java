package bellwether.feed;

import java.util.Optional;

/** What the name of a package tells of its maker. */
final class Packages {
  private Packages() {}

  /** {@code @acme/parser} and {@code acme/parser} are acme's; a plain name is nobody's. */
  static Optional<String> owner(String name) {
    int slash = name.indexOf('/');
    boolean host = slash > 0 && name.substring(0, slash).contains(".");
    if (slash <= 0 || host) {
      return Optional.empty();
    }
    String scope = name.substring(name.startsWith("@") ? 1 : 0, slash);
    return scope.isBlank() ? Optional.empty() : Optional.of(scope);
  }
}
