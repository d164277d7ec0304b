package bellwether.feed.document;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.feed.ParseSupport;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ItemIdentityTest {

  @Test
  void id_isStableOverEditsAndDates() {
    assertThat(ParseSupport.rss("<guid>1</guid><title>A</title><pubDate>2026-01-01</pubDate>").id())
        .isEqualTo(
            ParseSupport.rss("<guid> 1\n</guid><title>B</title><pubDate>2027-01-01</pubDate>").id())
        .matches("[0-9a-f]{64}");
  }

  @Test
  void id_differsBetweenFeeds() {
    ParsedItem draft = new ParsedItem("1", null, "A", "", null);
    assertThat(
            ItemIdentity.identify("one", List.of(draft), ParseSupport.SEEN)
                .getFirst()
                .advisory()
                .id())
        .isNotEqualTo(
            ItemIdentity.identify("two", List.of(draft), ParseSupport.SEEN)
                .getFirst()
                .advisory()
                .id());
  }

  @Test
  void guid_sharedByAllItems_losesNone() {
    assertThat(
            ids(
                "<item><guid>1</guid><link>https://a.com/1</link><title>A</title></item>"
                    + "<item><guid>1</guid><link>https://a.com/2</link><title>B</title></item>"))
        .hasSize(2);
  }

  @Test
  void guidAndLink_sharedByAllItems_loseNone() {
    assertThat(
            ids(
                "<item><guid>1</guid><link>https://a.com/1</link><title>A</title></item>"
                    + "<item><guid>1</guid><link>https://a.com/1</link><title>B</title></item>"))
        .hasSize(2);
  }

  @Test
  void item_twiceInOneDocument_isOne() {
    String item = "<item><guid>1</guid><link>https://a.com/1</link><title>A</title></item>";
    assertThat(ids(item + item)).hasSize(1);
    assertThat(ids(item + item)).isEqualTo(ids(item));
  }

  @Test
  void item_withoutIdAndLink_isIdentifiedByItsText() {
    assertThat(ids("<item><title>A</title></item><item><title>B</title></item>")).hasSize(2);
  }

  @Test
  void item_withoutId_isIdentifiedByItsLink() {
    String item = "<item><link>https://a.com/1</link><title>A</title></item>";
    assertThat(ids(item)).isEqualTo(ids(item.replace(">A<", ">A, updated<")));
    assertThat(ids(item)).isNotEqualTo(ids(item.replace("/1", "/2")));
  }

  @Test
  void items_withoutIdUnderOneLink_areIdentifiedByTheirText() {
    String items =
        "<item><link>https://a.com/</link><title>A</title></item>"
            + "<item><link>https://a.com/</link><title>B</title></item>";
    assertThat(ids(items)).hasSize(2);
    assertThat(ids(items + items.replace(">A<", ">C<"))).hasSize(3).containsAll(ids(items));
  }

  @Test
  void items_withoutAnything_areOne() {
    assertThat(ids("<item/><item></item><item><title> </title></item>")).hasSize(1);
  }

  @Test
  void fingerprints_survive_newGuids() {
    assertThat(
            shared(
                "<guid>1</guid><link>https://a.com/x</link><title>A</title>",
                "<guid>2</guid><link>http://www.a.com/x/?utm_source=rss</link><title>A</title>"))
        .hasSize(1);
  }

  @Test
  void fingerprints_survive_newGuidsAndLinksWhereThereIsText() {
    assertThat(
            shared(
                "<guid>1</guid><link>https://a.com/x</link><description>A was hit</description>",
                "<guid>2</guid><link>https://b.com/y</link><description>A was hit</description>"))
        .hasSize(1);
  }

  @Test
  void fingerprints_survive_editedText() {
    assertThat(
            shared(
                "<guid>1</guid><link>https://a.com/x</link><title>A</title>",
                "<guid>1</guid><link>https://a.com/x</link><title>B</title>"))
        .hasSize(1);
  }

  @Test
  void fingerprints_ofTwoItemsWithOneLink_shareNothing() {
    assertThat(
            shared(
                "<guid>1</guid><link>https://a.com/latest</link><title>A</title>",
                "<guid>2</guid><link>https://a.com/latest</link><title>B</title>"))
        .isEmpty();
  }

  @Test
  void fingerprints_ofTwoNoticesWithOneTitleAndNoText_shareNothing() {
    assertThat(
            shared(
                "<guid>1</guid><link>https://a.com/n/1</link><title>Security notice</title>",
                "<guid>2</guid><link>https://a.com/n/2</link><title>Security notice</title>"))
        .isEmpty();
  }

  @Test
  void fingerprints_ofAnotherBreach_shareNothing() {
    assertThat(
            shared(
                "<guid>1</guid><link>https://a.com/</link><title>A</title>",
                "<guid>2</guid><link>https://a.com/</link><title>B</title>"))
        .isEmpty();
  }

  private static List<String> ids(String items) {
    return ParseSupport.advisories("<rss><channel>" + items + "</channel></rss>").stream()
        .map(Advisory::id)
        .distinct()
        .toList();
  }

  private static Set<Long> shared(String one, String other) {
    Set<Long> shared = new HashSet<>(fingerprints(one));
    shared.retainAll(fingerprints(other));
    return shared;
  }

  private static Set<Long> fingerprints(String item) {
    return ParseSupport.parseFeed("<rss><channel><item>" + item + "</item></channel></rss>")
        .items()
        .getFirst()
        .fingerprints();
  }
}
