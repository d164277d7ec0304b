package bellwether.domain.advisory;

/** Who publishes a package, as far as the package's name proves it. */
public sealed interface Publisher {

  /** Whoever holds this account, scope or namespace: only its holder can publish under it. */
  record Account(String name) implements Publisher {}

  /** Whoever owns this domain. */
  record Domain(String host) implements Publisher {}

  /** Whoever took this name first: the registry has one list of names for all. */
  record Unscoped(String name) implements Publisher {}
}
