package bellwether.match.roles;

import bellwether.domain.advisory.RoleProbabilities;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.vendor.Vendor;
import bellwether.match.names.NameHit;
import bellwether.match.text.ItemText;
import bellwether.match.text.Words;
import java.util.List;
import java.util.stream.Stream;

/**
 * An item as it is read for one vendor: alone and, unless that is decisive, beside the other
 * vendors that it names, because each of the two readings is right where the other one is not.
 */
final class Reading {
  /** A reading alone that is this sure is rarely changed by a second one, which takes as long. */
  private static final double DECISIVE = .9;

  private final Vendor vendor;
  private final ItemText item;
  private final List<NameHit> inTitle;
  private final List<NameHit> inText;
  private final Statements statements;
  private final Sentence title;
  private final List<Sentence> text;
  private final RoleProbabilities probabilities;

  /** Reads an item for the vendor with this index in the list. */
  static Finding of(
      Vendor vendor,
      int index,
      ItemText item,
      AcceptedNames names,
      RoleReader reader,
      boolean explain) {
    Reading reading = new Reading(vendor, index, item, names, reader);
    return new Finding(
        reading.match(),
        reading.probabilities,
        explain
            ? RoleExplanation.explain(vendor.name(), reading.marked(), reading.probabilities)
            : List.of());
  }

  private Reading(Vendor vendor, int index, ItemText item, AcceptedNames names, RoleReader reader) {
    this.vendor = vendor;
    this.item = item;
    this.inTitle = names.inTitle(index);
    this.inText = names.inText(index);
    this.title = Sentence.ofTitle(item.title(), alone(inTitle));
    this.text = Sentence.split(item.text(), alone(inText));
    this.statements = Statements.of(title, text);
    this.probabilities = reader.read(item, inTitle, inText, () -> askModel(index, names));
  }

  private RoleProbabilities askModel(int index, AcceptedNames names) {
    RoleProbabilities alone = RoleModel.read(marked().text());
    return names.size() == 1 || alone.isDecisive(DECISIVE)
        ? alone
        : alone.mean(RoleModel.read(besideOthers(item, index, names)));
  }

  private MarkedItem marked() {
    return MarkedItem.of(title, text);
  }

  private static List<MarkedName> alone(List<NameHit> own) {
    return own.stream().map(MarkedName::ofVendor).toList();
  }

  private static MarkedText besideOthers(ItemText item, int index, AcceptedNames names) {
    return MarkedItem.of(
            Sentence.ofTitle(item.title(), names.markedInTitle(index)),
            Sentence.split(item.text(), names.markedInText(index)))
        .text();
  }

  /** The mention of a vendor that is named after so many that its role is not read. */
  static Match unread(Vendor vendor, int index, ItemText item, AcceptedNames names, String reason) {
    List<NameHit> inTitle = names.inTitle(index);
    NameHit first = inTitle.isEmpty() ? names.inText(index).getFirst() : inTitle.getFirst();
    Words words = inTitle.isEmpty() ? item.text() : item.title();
    return new Match(
        vendor,
        Role.MENTIONED,
        Confidence.UNCERTAIN,
        words.rawText(first.from(), first.to()),
        words.sentenceAt(first.from()),
        List.of(reason));
  }

  /** A vendor that is named only by something that belongs to it is matched with that reason. */
  private Match match() {
    Words words = inTitle.isEmpty() ? item.text() : item.title();
    NameHit first = inTitle.isEmpty() ? inText.getFirst() : inTitle.getFirst();
    Match match =
        RoleClassifier.classify(
            vendor,
            probabilities,
            statements,
            words.rawText(first.from(), first.to()),
            words.sentenceAt(first.from()));
    return Stream.concat(inTitle.stream(), inText.stream())
            .anyMatch(hit -> hit.name().kind().isOwnName())
        ? match
        : match.withReason(first.name().describe(vendor.name()));
  }
}
