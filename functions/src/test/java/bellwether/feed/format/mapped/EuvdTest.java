package bellwether.feed.format.mapped;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Exploitation;
import bellwether.domain.advisory.Product;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.Format;
import bellwether.feed.FeedParser;
import bellwether.feed.ParseSupport;
import bellwether.feed.catalogue.Catalogue;
import bellwether.feed.document.ParsedDocument;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Reads EUVD's records by the built-in feeds' mappings. */
final class EuvdTest {
  private static StatedFacts stated(String feed, String more) {
    String json =
        String.format(
                Locale.ROOT,
                """
                [{'id':'EUVD-2026-1','datePublished':'Jan 5, 2026, 5:15:22 PM','description':'d',
                  'enisaIdVendor':[{'vendor':{'name':'Quillforge, Inc.'}},{'vendor':{'name':'Larkmail'}},
                    {'vendor':{'name':'n/a'}}],
                  'enisaIdProduct':[{'product':{'name':'Gatehouse'}}]%s}]\
                """,
                more)
            .replace('\'', '"');
    Feed known =
        Catalogue.builtIn().stream()
            .filter(one -> one.name().equals(feed))
            .findFirst()
            .orElseThrow();
    return ParseSupport.items(
            FeedParser.parse(
                Format.JSON,
                "feed",
                json.getBytes(UTF_8),
                null,
                null,
                known.mapping(),
                ParseSupport.SEEN))
        .items()
        .getFirst()
        .advisory()
        .statedFacts();
  }

  @Test
  void severalMakers_areEachConcerned() {
    assertThat(stated("EUVD exploited", "").products())
        .containsExactly(
            new Product("Quillforge, Inc.", null, Exploitation.IN_THE_WILD),
            new Product("Larkmail", null, Exploitation.IN_THE_WILD),
            new Product(null, "Gatehouse", Exploitation.IN_THE_WILD));
  }

  @Test
  void answerOfASearch_isReadAsTheListThatItWraps() {
    Feed known =
        Catalogue.builtIn().stream()
            .filter(feed -> feed.name().equals("EUVD exploited"))
            .findFirst()
            .orElseThrow();
    String json = "{'items':[{'id':'EUVD-2026-1','description':'A flaw'}],'total':1}";

    ParsedDocument parsed =
        FeedParser.parse(
            Format.JSON,
            "feed",
            json.replace('\'', '"').getBytes(UTF_8),
            null,
            null,
            known.mapping(),
            ParseSupport.SEEN);

    assertThat(known.mirrors()).isNotEmpty();
    assertThat(ParseSupport.items(parsed).items()).hasSize(1);
  }

  @Test
  void exploitedSince_saysThatACriticalOneIsExploited() {
    assertThat(stated("EUVD critical", "").exploitation()).isEqualTo(Exploitation.NOT_STATED);
    assertThat(stated("EUVD critical", ",'exploitedSince':null").exploitation())
        .isEqualTo(Exploitation.NOT_STATED);
    assertThat(
            stated("EUVD critical", ",'exploitedSince':'Jan 4, 2026, 1:00:00 AM'").exploitation())
        .isEqualTo(Exploitation.IN_THE_WILD);
  }
}
