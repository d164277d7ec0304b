package bellwether.match;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.Advisory;
import bellwether.domain.Incident;
import bellwether.domain.Match;
import bellwether.domain.Vendor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a later report tells that no report before it told. */
final class LinkedTest {
  private final List<Incident> known = new ArrayList<>();
  private int day;

  private List<String> news(String title) {
    Advisory item = Items.at("id of " + title, title, "", Items.SEEN.plus(Duration.ofDays(day++)));
    List<Match> all =
        Matcher.of(List.of(Vendor.named("Acmex"), Vendor.named("Larkmail"))).match(item);
    Match match =
        all.stream().filter(one -> one.vendor().name().equals("Acmex")).findFirst().orElseThrow();
    Linked linked = IncidentLinker.link(List.copyOf(known), item, match, all);
    known.removeIf(one -> one.id().equals(linked.incident().id()));
    known.add(linked.incident());
    return linked.news(item.id());
  }

  @Test
  void firstReport_hasNoNewsBesideItself() {
    assertThat(news("Lockjaw ransomware gang claims Acmex breach")).isEmpty();
  }

  @Test
  void confirmationOfAClaim_isNews_once() {
    news("Lockjaw ransomware gang claims Acmex breach");

    assertThat(news("Acmex confirms data breach"))
        .containsExactly("confirmed, and not only claimed or possible");
    assertThat(news("Acmex confirms hackers stole data")).isEmpty();
  }

  @Test
  void otherPart_isNews() {
    news("Acmex confirms data breach");

    assertThat(news("Larkmail says its customers' data was stolen in Acmex breach"))
        .containsExactly("others were hit through it");
  }

  @Test
  void reportThatIsNotThere_bringsNothing() {
    news("Acmex confirms data breach");

    assertThat(new Linked(known.getFirst(), bellwether.domain.Kind.UPDATE).news("another"))
        .isEmpty();
  }
}
