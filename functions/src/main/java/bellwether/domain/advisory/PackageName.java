package bellwether.domain.advisory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A software package, as its registry names it.
 *
 * @param ecosystem the registry's ecosystem, such as "npm"; "other" if unknown
 */
public record PackageName(String ecosystem, String name) {
  /** GitHub's name for an unknown ecosystem. */
  private static final String UNKNOWN_ECOSYSTEM = "other";

  /** Code hosts and registries whose addresses continue with the account. */
  private static final Set<String> CODE_HOSTS =
      Set.of(
          "github.com",
          "gitlab.com",
          "bitbucket.org",
          "codeberg.org",
          "gitee.com",
          "docker.io",
          "index.docker.io",
          "ghcr.io",
          "quay.io",
          "public.ecr.aws",
          "huggingface.co",
          "registry.terraform.io",
          "registry.opentofu.org");

  /** Hosts with a domain for each account, which Maven groups start with in reverse order. */
  private static final Set<String> ACCOUNT_DOMAINS =
      Set.of("github.io", "github.com", "gitlab.io", "gitlab.com", "bitbucket.io");

  public PackageName {
    ecosystem = ecosystem.isBlank() ? UNKNOWN_ECOSYSTEM : ecosystem.strip();
    name = name.strip();
  }

  /** Parses the output of {@link #toString}. */
  public static PackageName parse(String text) {
    int colon = text.indexOf(':');
    return new PackageName(colon < 0 ? "" : text.substring(0, colon), text.substring(colon + 1));
  }

  /** The publisher, as far as the name proves it. */
  public Publisher publisher() {
    String path = name.replaceFirst("^(?:[A-Za-z+]{2,12}://|git@)", "");
    List<String> parts = Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    if (parts.size() > 1) {
      return path.startsWith("@")
          ? new Publisher.Account(parts.getFirst().substring(1))
          : publisherOfPath(parts);
    }
    int colon = path.indexOf(':');
    if (colon > 0 && path.indexOf("::") != colon) {
      return publisherOfGroup(path.substring(0, colon));
    }
    int dot = path.indexOf('.');
    return dot > 0 && ecosystem.equalsIgnoreCase("VSCode")
        ? new Publisher.Account(path.substring(0, dot))
        : new Publisher.Unscoped(path);
  }

  private Publisher publisherOfPath(List<String> parts) {
    String first = parts.getFirst();
    if (!first.contains(".")) {
      // Docker's own name for images without an owner.
      return first.equals("library") && parts.size() == 2
          ? new Publisher.Unscoped(parts.get(1))
          : new Publisher.Account(first);
    }
    if (ecosystem.equalsIgnoreCase("Maven")) {
      return publisherOfGroup(first);
    }
    String host =
        first.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "").replaceFirst(":.*", "");
    if (CODE_HOSTS.contains(host)) {
      return publisherOfPath(parts.subList(1, parts.size()), host);
    }
    // https://labix.org/gopkg.in: user/pkg.v3 belongs to a GitHub user; pkg.v3 has no account
    if (host.equals("gopkg.in")) {
      return parts.size() > 2
          ? new Publisher.Account(parts.get(1))
          : new Publisher.Unscoped(parts.get(1).replaceFirst("\\.v\\d{1,4}$", ""));
    }
    return publisherOfHost(host);
  }

  private Publisher publisherOfPath(List<String> parts, String host) {
    return parts.size() == 1
        ? new Publisher.Unscoped(parts.getFirst())
        : host.endsWith("docker.io") && parts.getFirst().equals("library")
            ? new Publisher.Unscoped(parts.get(1))
            : new Publisher.Account(parts.getFirst());
  }

  private static Publisher publisherOfHost(String host) {
    return ACCOUNT_DOMAINS.stream()
        .filter(domain -> host.endsWith("." + domain))
        .findFirst()
        .<Publisher>map(domain -> {
          String account = host.substring(0, host.length() - domain.length() - 1);
          return new Publisher.Account(account.substring(account.lastIndexOf('.') + 1));
        })
        .orElseGet(() -> new Publisher.Domain(host));
  }

  /** A Maven group is usually a reversed domain (https://maven.apache.org/guides/mini). */
  private static Publisher publisherOfGroup(String group) {
    List<String> parts = Arrays.stream(group.split("\\.")).filter(part -> !part.isEmpty()).toList();
    return parts.size() < 2
        ? new Publisher.Account(group)
        : publisherOfHost(String.join(".", parts.reversed()).toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return ecosystem + ":" + name;
  }
}
