package bellwether.app.match;

import static bellwether.app.Fixtures.advisory;
import static bellwether.app.match.MatchingRun.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import bellwether.domain.notice.Alert;
import bellwether.domain.vendor.Mention;
import bellwether.domain.vendor.Vendor;
import bellwether.store.memory.InMemoryMentionStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests which mentioned vendors are stored, and for whom. */
final class MentionMatchingTest {
  private final MatchingRun run = new MatchingRun();
  private final InMemoryMentionStore mentions = run.stores.mentions();

  private List<String> mentioned(String customer) {
    return mentions.all().stream()
        .filter(mention -> mention.customer().equals(customer))
        .map(mention -> mention.vendor() + " in " + mention.advisoryId())
        .toList();
  }

  @Test
  void mentionedVendor_isStoredForItsCustomerWithoutAlert() {
    run.watch("T1", "Inkwell", "Larchfield");
    run.watch("T2", "Inkwell");

    run.addAdvisory("a1", "Inkwell Says Gridmoth Hackers Stole Source Code", TEXT);

    assertThat(run.alerts("T1")).extracting(Alert::vendor).containsExactly("Inkwell");
    assertThat(mentions.all())
        .first()
        .usingRecursiveComparison()
        .ignoringFields("reason")
        .isEqualTo(
            new Mention(
                "T1",
                "Larchfield",
                "a1",
                "Inkwell Says Gridmoth Hackers Stole Source Code",
                "https://news.example/a1",
                "wire",
                false,
                run.clock.instant(),
                ""));
    assertThat(mentions.all())
        .extracting(Mention::reason)
        .singleElement(STRING)
        .matches("only mentioned \\(9\\d%\\)");
  }

  @Test
  void mentionMatchedAgain_isUnchanged() {
    run.watch("T1", "Larchfield");
    run.addAdvisory("a1", "Inkwell Says Gridmoth Hackers Stole Source Code", TEXT);
    List<Mention> first = mentions.all();
    run.clock.advance(Duration.ofDays(1));

    run.matching.match("a1");

    assertThat(mentions.all()).hasSize(1).isEqualTo(first);
  }

  @Test
  void mention_isNotStoredWhenExcluded() {
    run.customers.addVendor(
        "T1",
        new Vendor(
            "Larchfield",
            List.of(),
            List.of(),
            List.of(),
            null,
            null,
            List.of("Larchfield helped")));
    run.watch("T2", "Larchfield");

    run.addAdvisory("a1", "Inkwell Says Gridmoth Hackers Stole Source Code", TEXT);

    assertThat(mentioned("T1")).isEmpty();
    assertThat(mentioned("T2")).containsExactly("Larchfield in a1");
  }

  @Test
  void mentionInAFirstRead_isNotStored() {
    run.watch("T1", "Larchfield");
    run.advisories.add(
        advisory("a1", "Inkwell Says Gridmoth Hackers Stole Source Code", TEXT, run.clock.instant())
            .withFirstRead(true));
    run.sweep();

    assertThat(mentions.all()).isEmpty();
  }

  @Test
  void mentionInAPrivateReport_isStoredForNoOtherCustomer() {
    run.watch("T1", "Larchfield");
    run.watch("T2", "Larchfield");

    run.addAdvisoryFor("T1", "m1", "Inkwell Says Gridmoth Hackers Stole Source Code", TEXT);

    assertThat(mentioned("T1")).containsExactly("Larchfield in m1");
    assertThat(mentioned("T2")).isEmpty();
  }

  @Test
  void mention_ofALongTitle_isCutBetweenCharacters() {
    run.watch("T1", "Larchfield");

    run.addAdvisory("a1", "Inkwell Says Gridmoth Hackers Stole " + "😀".repeat(900), TEXT);

    assertThat(mentions.all())
        .singleElement()
        .satisfies(mention -> {
          assertThat(mention.title()).endsWith("😀").hasSizeLessThan(420);
          assertThat(mention.title().codePointCount(0, mention.title().length())).isEqualTo(200);
        });
  }

  @Test
  void denial_isAMentionForCustomersNotAlerted() {
    run.watch("T1", "Inkwell");
    run.addAdvisory("a1", "Lockjaw ransomware gang claims Inkwell breach", "");
    run.watch("T2", "Inkwell");
    run.clock.advance(Duration.ofMinutes(1));

    run.addAdvisory("a2", "Inkwell denies breach claims", "");

    assertThat(mentioned("T1")).isEmpty();
    assertThat(mentioned("T2")).containsExactly("Inkwell in a2");
  }
}
