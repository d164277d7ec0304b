package bellwether.app.poll;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.Exploitation;
import bellwether.domain.advisory.PackageName;
import bellwether.domain.advisory.Product;
import bellwether.domain.advisory.StatedFacts;
import bellwether.app.Fixtures;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RevisionTest {
  private static final Advisory KEPT =
      Fixtures.advisory("1", "t", "", Instant.parse("2026-01-20T12:00:00Z"));
  private static final Product GATEHOUSE =
      new Product("Quillforge", "Gatehouse", Exploitation.NOT_STATED);
  private static final Product PRESS = new Product("Larkmail", "Press", Exploitation.NOT_STATED);

  private static Advisory revised(StatedFacts was, StatedFacts is) {
    return Revision.of(KEPT.withStated(was), KEPT.withStated(is)).orElseThrow();
  }

  @Test
  void anotherMaker_isAdded_andOneThatBecomesExploitedIsNews() {
    StatedFacts was = StatedFacts.NOTHING.withProducts(List.of(GATEHOUSE));
    Product exploited = GATEHOUSE.withExploitation(Exploitation.IN_THE_WILD);

    Advisory now = revised(was, StatedFacts.NOTHING.withProducts(List.of(exploited, PRESS)));

    assertThat(now.stated().products()).containsExactly(exploited, PRESS);
    assertThat(now.changes())
        .contains("now exploited: Quillforge Gatehouse", "product: Larkmail Press");
    assertThat(Revision.of(now, KEPT.withStated(was))).isEmpty();
  }

  @Test
  void onlyProduct_thatIsSpelledAnew_takesTheOldOnesPlace() {
    Advisory now =
        revised(
            StatedFacts.product("Quillforge", "Gatehouse"),
            StatedFacts.product("Quillforge", "Gatehouse Cloud"));

    assertThat(now.stated().product()).isEqualTo("Gatehouse Cloud");
    assertThat(now.changes()).containsExactly("product: Gatehouse → Gatehouse Cloud");
  }

  @Test
  void anotherPackage_andMalware_areNews() {
    PackageName one = new PackageName("npm", "@quillforge/kit");
    PackageName other = new PackageName("npm", "@larkmail/kit");

    Advisory now =
        revised(
            StatedFacts.NOTHING.withPackages(List.of(one), false),
            StatedFacts.NOTHING.withPackages(List.of(other), true));

    assertThat(now.stated().packages()).containsExactly(one, other);
    assertThat(now.stated().malware()).isTrue();
    assertThat(now.changes()).containsExactly("package: @larkmail/kit", "now malware");
  }
}
