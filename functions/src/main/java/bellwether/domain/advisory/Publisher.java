package bellwether.domain.advisory;

/** The publisher of a package, as far as the package's name proves it. */
public sealed interface Publisher {

  /** The holder of an account, scope or namespace, under which nobody else can publish. */
  record Account(String name) implements Publisher {}

  /** The owner of a domain. */
  record Domain(String host) implements Publisher {}

  /** The account that registered the name first: the registry has one flat list of names. */
  record Unscoped(String name) implements Publisher {}
}
