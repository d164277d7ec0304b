package bellwether.match.statuspage;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.vendor.Vendor;
import bellwether.match.text.Words;
import java.util.List;

/**
 * A word or phrase of a status page that reports a breach.
 *
 * @param words the title or text that contains it
 * @param supplyChain whether customers are attacked through the vendor's product
 * @param availabilityAttack whether it may be an attack on availability only
 * @param otherParty whether it names another company as the victim
 */
record StatusIndicator(
    Words words,
    StatusToken token,
    Confidence confidence,
    boolean supplyChain,
    boolean availabilityAttack,
    boolean otherParty) {

  Match toMatch(Vendor vendor) {
    return new Match(
        vendor,
        supplyChain ? Role.SOURCE : Role.VICTIM,
        confidence,
        words.rawText(token.from(), token.to()),
        words.sentenceAt(token.from()),
        List.of("status page: X itself reports \"" + token.text() + "\""));
  }
}
