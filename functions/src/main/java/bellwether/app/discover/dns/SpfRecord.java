package bellwether.app.discover.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The domains to which an SPF record refers (RFC 7208).
 *
 * @param references those that count, in their order
 * @param ignored terms that prove nothing, each with the reason
 */
record SpfRecord(List<Reference> references, List<Ignored> ignored) {

  /**
   * A domain whose mail servers may send.
   *
   * @param limits what weakens it, empty if nothing does
   */
  record Reference(String domain, String term, String limits) {}

  record Ignored(String term, String reason) {}

  SpfRecord {
    references = List.copyOf(references);
    ignored = List.copyOf(ignored);
  }

  /** Parses the text of a TXT record; empty if it is no SPF record (section 4.5). */
  static Optional<SpfRecord> parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT).strip();
    if (!lower.equals("v=spf1") && !lower.startsWith("v=spf1 ")) {
      return Optional.empty();
    }
    List<Reference> references = new ArrayList<>();
    List<Ignored> ignored = new ArrayList<>();
    List<String> redirects = new ArrayList<>();
    boolean all = false;
    for (String term : lower.substring("v=spf1".length()).strip().split(" +")) {
      String mechanism = term.replaceFirst("^[+?~-]", "");
      if (term.startsWith("redirect=")) {
        redirects.add(term);
      } else if (mechanism.equals("all")) {
        all = true;
      } else if (mechanism.startsWith("include:") && !mechanism.endsWith(":")) {
        if (all) {
          ignored.add(new Ignored(term, "stands after \"all\", so it has no effect"));
        } else if (term.startsWith("-")) {
          ignored.add(new Ignored(term, "forbids its servers to send"));
        } else {
          String domain = mechanism.substring("include:".length());
          references.add(new Reference(domain, term, limits(term.charAt(0))));
        }
      }
    }
    for (String redirect : redirects) {
      // Section 6.1: ignored if there is an "all" anywhere in the record.
      if (all) {
        ignored.add(new Ignored(redirect, "has no effect beside \"all\""));
      } else {
        references.add(new Reference(redirect.substring("redirect=".length()), redirect, ""));
      }
    }
    return Optional.of(new SpfRecord(references, ignored));
  }

  /** Section 4.6.2: "?" is neutral, and "~" only just short of a failure. */
  private static String limits(char qualifier) {
    return switch (qualifier) {
      case '?' -> "neutral (?), so it is neither allowed nor forbidden";
      case '~' -> "softfail (~), so its mail is suspicious";
      default -> "";
    };
  }
}
