package bellwether.match.roles;

import bellwether.match.names.NameHit;
import bellwether.match.names.ShortForms;
import bellwether.match.text.ItemText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names in an item that mean a vendor, and the short forms that the item gives them. */
final class AcceptedNames {
  private final List<NameHit> title;
  private final List<NameHit> text;
  private final Map<Integer, List<NameHit>> titleByVendor;
  private final Map<Integer, List<NameHit>> textByVendor;

  /** The place of each vendor among those that the item names, by the vendor's index. */
  private final Map<Integer, Integer> ranks = new HashMap<>();

  AcceptedNames(ItemText item, List<NameHit> title, List<NameHit> text) {
    ShortForms shortForms = new ShortForms();
    shortForms.collect(item.title(), title);
    shortForms.collect(item.text(), text);
    this.title = inOrder(title, shortForms.find(item.title(), title));
    this.text = inOrder(text, shortForms.find(item.text(), text));
    this.titleByVendor = byVendor(this.title);
    this.textByVendor = byVendor(this.text);
    Stream.concat(this.title.stream(), this.text.stream())
        .map(AcceptedNames::vendorOf)
        .forEach(vendor -> ranks.putIfAbsent(vendor, ranks.size()));
  }

  private static List<NameHit> inOrder(List<NameHit> names, List<NameHit> more) {
    return Stream.concat(names.stream(), more.stream())
        .sorted(Comparator.comparingInt(NameHit::from))
        .toList();
  }

  private static Map<Integer, List<NameHit>> byVendor(List<NameHit> names) {
    return names.stream().collect(Collectors.groupingBy(AcceptedNames::vendorOf));
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
    return titleByVendor.getOrDefault(vendor, List.of());
  }

  List<NameHit> inText(int vendor) {
    return textByVendor.getOrDefault(vendor, List.of());
  }

  /** The names in the title by which a vendor is read beside the others. */
  List<MarkedName> markedInTitle(int vendor) {
    return marked(title, inTitle(vendor), vendor);
  }

  /** The same in the text. */
  List<MarkedName> markedInText(int vendor) {
    return marked(text, inText(vendor), vendor);
  }

  /** A name that overlaps one of the vendor's own has no marker. */
  private List<MarkedName> marked(List<NameHit> names, List<NameHit> own, int vendor) {
    List<MarkedName> marked = new ArrayList<>();
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
