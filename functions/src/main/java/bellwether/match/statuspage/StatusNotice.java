package bellwether.match.statuspage;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.vendor.Vendor;
import bellwether.match.text.Words;
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
  private final List<StatusToken> titleTokens;
  private final List<StatusToken> textTokens;

  public StatusNotice(Advisory advisory) {
    title = Words.of(advisory.title());
    text = Words.of(advisory.text());
    titleTokens = StatusToken.of(title);
    textTokens = StatusToken.of(text);
  }

  /** A sign of a breach in its sentence. */
  private record BreachStatement(Words words, StatusFeatures.Indicator indicator) {
    Match toMatch(Vendor vendor) {
      String matched = words.rawText(indicator.token().from(), indicator.token().to());
      return new Match(
          vendor,
          indicator.supplyChain() ? Role.SOURCE : Role.VICTIM,
          indicator.confidence(),
          matched,
          sentence(),
          List.of("status page: X itself reports \"" + indicator.token().text() + "\""));
    }

    private String sentence() {
      int number = indicator.token().sentence();
      int from = indicator.token().from();
      while (from > 0 && words.get(from - 1).sentence() == number) {
        from--;
      }
      int to = indicator.token().to();
      while (to < words.size() && words.get(to).sentence() == number) {
        to++;
      }
      return words.sentenceText(from, to);
    }
  }

  /** The breach that the vendor reports; empty where it reports none. */
  public Optional<Match> findBreach(Vendor vendor) {
    if (hasKind(titleTokens, StatusWord.DRILL)) {
      return Optional.empty();
    }
    boolean flood = hasKind(titleTokens, StatusWord.FLOOD) || hasKind(textTokens, StatusWord.FLOOD);
    StatusFeatures inTitle = new StatusFeatures(titleTokens, vendor);
    StatusFeatures inText = new StatusFeatures(textTokens, vendor);
    boolean unaffected = inTitle.saysUnaffected() || inText.saysUnaffected();
    boolean untrue = inTitle.saysUntrue() || inText.saysUntrue();
    return Stream.concat(
            inTitle.findAll().stream().map(sign -> new BreachStatement(title, sign)),
            inText.findAll().stream().map(sign -> new BreachStatement(text, sign)))
        .filter(found -> !(flood && found.indicator().availabilityAttack()))
        .filter(found -> !(unaffected && found.indicator().otherParty()))
        .filter(found -> !(untrue && found.indicator().confidence() == Confidence.ALLEGED))
        .min(Comparator.comparing(found -> found.indicator().confidence()))
        .map(found -> found.toMatch(vendor));
  }

  private static boolean hasKind(List<StatusToken> tokens, StatusWord kind) {
    return tokens.stream().anyMatch(token -> token.has(kind));
  }
}
