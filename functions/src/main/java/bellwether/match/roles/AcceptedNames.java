package bellwether.match.roles;

import bellwether.match.names.NameHit;
import bellwether.match.names.ShortForms;
import bellwether.match.text.ItemText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The names in an item that mean a vendor, and the short forms that the item gives them. */
final class AcceptedNames {
  private final List<NameHit> title;
  private final List<NameHit> text;

  /** The place of each vendor among those that the item names, by the vendor's index. */
  private final Map<Integer, Integer> ranks = new HashMap<>();

  AcceptedNames(ItemText item, List<NameHit> title, List<NameHit> text) {
    ShortForms shortForms = new ShortForms();
    shortForms.collect(item.title(), title);
    shortForms.collect(item.text(), text);
    this.title = inOrder(title, shortForms.find(item.title(), title));
    this.text = inOrder(text, shortForms.find(item.text(), text));
    Stream.concat(this.title.stream(), this.text.stream())
        .map(AcceptedNames::vendorOf)
        .forEach(vendor -> ranks.putIfAbsent(vendor, ranks.size()));
  }

  private static List<NameHit> inOrder(List<NameHit> names, List<NameHit> more) {
    return Stream.concat(names.stream(), more.stream())
        .sorted(Comparator.comparingInt(NameHit::from))
        .toList();
  }

  private static int vendorOf(NameHit hit) {
    return hit.name().vendorIndex();
  }

  /** The vendors that the item names, by their index in the list, in its order. */
  List<Integer> vendors() {
    return ranks.keySet().stream().sorted().toList();
  }

  /** The place of a vendor among those that the item names, from 0. */
  int rank(int vendor) {
    return ranks.getOrDefault(vendor, 0);
  }

  int size() {
    return ranks.size();
  }

  List<NameHit> inTitle(int vendor) {
    return title.stream().filter(hit -> vendorOf(hit) == vendor).toList();
  }

  List<NameHit> inText(int vendor) {
    return text.stream().filter(hit -> vendorOf(hit) == vendor).toList();
  }

  /** The names in the title by which a vendor is read beside the others. */
  List<MarkedName> markedInTitle(int vendor) {
    return marked(title, vendor);
  }

  /** The same in the text. */
  List<MarkedName> markedInText(int vendor) {
    return marked(text, vendor);
  }

  /** A name that overlaps one of the vendor's own has no marker. */
  private List<MarkedName> marked(List<NameHit> names, int vendor) {
    List<MarkedName> marked = new ArrayList<>();
    List<NameHit> own = names.stream().filter(hit -> vendorOf(hit) == vendor).toList();
    int next = 0;
    for (NameHit hit : names) {
      while (next < own.size() && own.get(next).to() <= hit.from()) {
        next++;
      }
      if (vendorOf(hit) == vendor) {
        marked.add(MarkedName.ofVendor(hit));
      } else if (next == own.size() || own.get(next).from() >= hit.to()) {
        marked.add(MarkedName.ofOther(hit, rank(vendorOf(hit))));
      }
    }
    return marked;
  }
}
