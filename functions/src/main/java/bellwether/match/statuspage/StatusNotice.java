package bellwether.match.statuspage;

import bellwether.match.text.Words;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.incident.Confidence;
import bellwether.domain.vendor.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.vendor.Vendor;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An item of a vendor's own status page. Whatever it says, the vendor says it about itself, named
 * or not; what has to be found out is whether it reports a breach, or an outage like all the
 * others.
 */
public final class StatusNotice {
  private final Words title;
  private final Words text;
  private final List<StatusToken> head;
  private final List<StatusToken> body;

  public StatusNotice(Advisory advisory) {
    title = Words.of(advisory.title());
    text = Words.of(advisory.text());
    head = StatusToken.of(title);
    body = StatusToken.of(text);
  }

  /** A sign of a breach in its sentence. */
  private record Found(Words words, StatusFeatures.Sign sign) {
    Match match(Vendor vendor) {
      String matched = words.raw(sign.token().from(), sign.token().to());
      return new Match(
          vendor,
          sign.through() ? Role.SOURCE : Role.VICTIM,
          sign.confidence(),
          matched,
          sentence(),
          List.of("status page: X itself reports \"" + sign.token().text() + "\""));
    }

    private String sentence() {
      int number = sign.token().sentence();
      int from = sign.token().from();
      while (from > 0 && words.get(from - 1).sentence() == number) {
        from--;
      }
      int to = sign.token().to();
      while (to < words.size() && words.get(to).sentence() == number) {
        to++;
      }
      return words.sentence(from, to);
    }
  }

  /** The breach that the vendor reports; empty where it reports none. */
  public Optional<Match> of(Vendor vendor) {
    if (has(head, StatusWord.DRILL)) {
      return Optional.empty();
    }
    boolean flood = has(head, StatusWord.FLOOD) || has(body, StatusWord.FLOOD);
    StatusFeatures inTitle = new StatusFeatures(head, vendor);
    StatusFeatures inText = new StatusFeatures(body, vendor);
    boolean unaffected = inTitle.sayUnaffected() || inText.sayUnaffected();
    boolean untrue = inTitle.sayUntrue() || inText.sayUntrue();
    return Stream.concat(
            inTitle.all().stream().map(sign -> new Found(title, sign)),
            inText.all().stream().map(sign -> new Found(text, sign)))
        .filter(found -> !(flood && found.sign().attack()))
        .filter(found -> !(unaffected && found.sign().elsewhere()))
        .filter(found -> !(untrue && found.sign().confidence() == Confidence.ALLEGED))
        .min(Comparator.comparing(found -> found.sign().confidence()))
        .map(found -> found.match(vendor));
  }

  private static boolean has(List<StatusToken> tokens, StatusWord kind) {
    return tokens.stream().anyMatch(token -> token.is(kind));
  }
}
