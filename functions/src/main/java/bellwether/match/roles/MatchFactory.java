package bellwether.match.roles;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.vendor.Vendor;
import bellwether.match.roles.Cue.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Creates the matches of one item, with the words and the sentence that support them. */
record MatchFactory(AnalyzedItem analyzedItem) {

  /** Creates an uncertain match. */
  Match possibleMatch(Vendor vendor, int index, Role role, List<String> rules) {
    return new Match(
        vendor,
        role,
        Confidence.UNCERTAIN,
        analyzedItem.firstMention(index),
        analyzedItem.firstSentence(index),
        rules);
  }

  /** Creates a mention; {@code why} is its reason if no rule states one. */
  Match createMention(Vendor vendor, int index, EvidenceCollector witness, String why) {
    Optional<Evidence> quiet = witness.best(Verdict.QUIET);
    List<String> rules = new ArrayList<>();
    quiet.ifPresent(evidence -> rules.add(evidence.describe()));
    if (rules.isEmpty()) {
      rules.add(why);
    }
    return new Match(
        vendor,
        Role.MENTIONED,
        witness.confidence(),
        quiet.map(Evidence::matchedText).orElseGet(() -> analyzedItem.firstMention(index)),
        quiet
            .map(evidence -> evidence.sentence().text())
            .orElseGet(() -> analyzedItem.firstSentence(index)),
        rules);
  }
}
