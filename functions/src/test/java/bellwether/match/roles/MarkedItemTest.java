package bellwether.match.roles;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.vendor.Vendor;
import bellwether.match.ItemSamples;
import bellwether.match.names.NameHit;
import bellwether.match.names.NameIndex;
import bellwether.match.text.ItemText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MarkedItemTest {
  private static final NameIndex NAMES = new NameIndex(List.of(Vendor.ofName("Larkmail")));

  private static MarkedItem marked(String title, String text) {
    ItemText item = ItemText.of(ItemSamples.of(title, text));
    return marked(item, NAMES);
  }

  private static MarkedItem marked(ItemText item, NameIndex names) {
    return MarkedItem.of(
        Sentence.ofTitle(item.title(), marked(names.find(item.title()))),
        Sentence.split(item.text(), marked(names.find(item.text()))));
  }

  private static List<MarkedName> marked(List<NameHit> names) {
    return names.stream().map(MarkedName::ofVendor).toList();
  }

  private static String fillers(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "Nothing of note was said in hour " + i + " of the day.")
        .collect(Collectors.joining(" "));
  }

  @Test
  void text_hasMarkerForEachName() {
    MarkedText text =
        marked("Larkmail was hacked", "Data of Larkmail's users. Ask Larkmail.").text();

    assertThat(text.places()).hasSize(3);
    assertThat(text.pieces().getFirst()).isEqualTo(WordPiece.CLS);
    assertThat(text.pieces().getLast()).isEqualTo(WordPiece.SEP);
    assertThat(text.pieces().get(1)).isEqualTo(MarkedName.VENDOR);
  }

  @Test
  void text_doesNotDependOnTheName() {
    ItemText other = ItemText.of(ItemSamples.of("Zyx was hacked", "Zyx's data is gone."));
    NameIndex names = new NameIndex(List.of(Vendor.ofName("Zyx")));

    assertThat(marked("Larkmail was hacked", "Larkmail's data is gone.").text())
        .isEqualTo(marked(other, names).text());
  }

  @Test
  void longText_keepsTitleLeadAndSentencesThatNameTheVendor() {
    MarkedItem item =
        marked(
            "Title of the day",
            "This is the lead. " + fillers(60) + " Larkmail was hacked. " + fillers(60));

    assertThat(item.sentences())
        .extracting(MarkedSentence::text)
        .startsWith("Title of the day", "This is the lead.")
        .contains("Larkmail was hacked.");
    assertThat(item.text().pieces()).hasSizeLessThan(170);
  }

  @Test
  void longSentence_keepsThePartAroundTheName() {
    MarkedItem item =
        marked(
            "", "and so on ".repeat(300) + "until Larkmail was hacked " + "yet more ".repeat(300));

    assertThat(item.text().places()).hasSize(1);
    assertThat(item.text().pieces()).hasSizeLessThan(170);
  }

  @Test
  void longTitle_keepsThePartAroundTheName() {
    MarkedItem item = marked("and so on ".repeat(100) + "Larkmail was hacked", "");

    assertThat(item.namesVendor()).isTrue();
    assertThat(item.text().pieces()).hasSizeLessThan(80);
  }

  @Test
  void without_leavesOneSentenceOut() {
    MarkedItem item = marked("Larkmail was hacked", "Data was stolen. Larkmail said so.");

    assertThat(item.without(item.sentences().get(1)).sentences())
        .extracting(MarkedSentence::text)
        .containsExactly("Larkmail was hacked", "Larkmail said so.");
  }
}
