package bellwether.app.poll;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.Exploitation;
import bellwether.domain.advisory.PackageName;
import bellwether.domain.advisory.Product;
import bellwether.domain.advisory.StatedFacts;
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
    return Revision.merge(KEPT.withStatedFacts(was), KEPT.withStatedFacts(is)).orElseThrow();
  }

  @Test
  void newVendor_isAdded_andNewExploitationIsReported() {
    StatedFacts was = StatedFacts.NONE.withProducts(List.of(GATEHOUSE));
    Product exploited = GATEHOUSE.withExploitation(Exploitation.IN_THE_WILD);

    Advisory now = revised(was, StatedFacts.NONE.withProducts(List.of(exploited, PRESS)));

    assertThat(now.statedFacts().products()).containsExactly(exploited, PRESS);
    assertThat(now.changes())
        .contains("now exploited: Quillforge Gatehouse", "product: Larkmail Press");
    assertThat(Revision.merge(now, KEPT.withStatedFacts(was))).isEmpty();
  }

  @Test
  void singleProductWithNewSpelling_replacesTheOld() {
    Advisory now =
        revised(
            StatedFacts.product("Quillforge", "Gatehouse"),
            StatedFacts.product("Quillforge", "Gatehouse Cloud"));

    assertThat(now.statedFacts().product()).isEqualTo("Gatehouse Cloud");
    assertThat(now.changes()).containsExactly("product: Gatehouse → Gatehouse Cloud");
  }

  @Test
  void newPackageAndMalware_areReported() {
    PackageName first = new PackageName("npm", "@quillforge/kit");
    PackageName other = new PackageName("npm", "@larkmail/kit");

    Advisory now =
        revised(
            StatedFacts.NONE.withPackages(List.of(first)),
            StatedFacts.NONE.withPackages(List.of(other)).withMalware(true));

    assertThat(now.statedFacts().packages()).containsExactly(first, other);
    assertThat(now.statedFacts().malware()).isTrue();
    assertThat(now.changes()).containsExactly("package: @larkmail/kit", "now malware");
  }
}
