package bellwether.store;

import static bellwether.store.StoreSamples.NOON;
import static bellwether.store.StoreSamples.advisory;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.RoleProbabilities;
import bellwether.domain.advisory.RoleReadings;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("bellwether.store.StoreBackend#available")
final class AdvisoryStoreTest {
  private final AdvisoryStore advisories;

  AdvisoryStoreTest(StoreBackend backend) {
    advisories = backend.createStores().advisories();
  }

  private Advisory added(String id, int minutes) {
    Advisory advisory = advisory(id, NOON.plus(Duration.ofMinutes(minutes)));
    assertThat(advisories.add(advisory)).isTrue();
    return advisory;
  }

  @Test
  void find_isEmptyForAnUnknownId() {
    assertThat(advisories.find("nobody")).isEmpty();
  }

  @Test
  void find_returnsWhatWasAdded() {
    Advisory advisory = added("a", 0);
    assertThat(advisories.find("a")).contains(advisory);
  }

  @Test
  void add_rejectsAKnownIdAndKeepsTheFirst() {
    Advisory first = added("a", 0);
    assertThat(advisories.add(first)).isFalse();
    assertThat(advisories.add(advisory("a", NOON.plusSeconds(9)))).isFalse();
    assertThat(advisories.find("a")).contains(first);
  }

  @Test
  void add_doesNotMakeAMatchedAdvisoryUnmatched() {
    Advisory advisory = added("a", 0);
    advisories.markMatched(advisory, Set.of("harbour"));
    assertThat(advisories.add(advisory)).isFalse();
    assertThat(advisories.findUnmatched(10)).isEmpty();
  }

  @Test
  void add_hasOneWinnerAmongManyWriters() throws Exception {
    assertThat(
            ConcurrentWriters.countWinners(
                writer -> advisories.add(advisory("a", NOON.plusSeconds(writer)))))
        .isEqualTo(1);
    assertThat(advisories.findUnmatched(10)).hasSize(1);
  }

  @Test
  void findUnmatched_isOldestFirstAndLimited() {
    Advisory late = added("late", 30);
    Advisory early = added("early", 0);
    Advisory middle = added("middle", 15);
    assertThat(advisories.findUnmatched(10)).containsExactly(early, middle, late);
    assertThat(advisories.findUnmatched(2)).containsExactly(early, middle);
    assertThat(advisories.findUnmatched(0)).isEmpty();
  }

  @Test
  void findUnmatched_ordersByTimeAndNotByTheTextOfATime() {
    Advisory whole = advisory("whole", NOON);
    Advisory fraction = advisory("fraction", NOON.plusNanos(1));
    Advisory half = advisory("half", NOON.plusMillis(500));
    List.of(half, whole, fraction).forEach(advisories::add);
    assertThat(advisories.findUnmatched(10)).containsExactly(whole, fraction, half);
  }

  @Test
  void findUnmatched_readsMoreThanOnePage() {
    for (int i = 0; i < 130; i++) {
      added("id-" + i, i);
    }
    assertThat(advisories.findUnmatched(1000))
        .hasSize(130)
        .extracting(Advisory::id)
        .startsWith("id-0", "id-1", "id-2")
        .endsWith("id-129");
  }

  @Test
  void markMatched_removesTheAdvisoryFromUnmatchedAndKeepsIt() {
    Advisory done = added("done", 0);
    Advisory open = added("open", 1);
    advisories.markMatched(done, Set.of());
    assertThat(advisories.findUnmatched(10)).containsExactly(open);
    assertThat(advisories.find("done")).contains(done);
  }

  private static Advisory revision(Advisory was, int revision, String change) {
    return was.with(
        copy -> copy.text(was.text() + change).revision(revision).changes(List.of(change)));
  }

  @Test
  void revise_makesTheNextRevisionUnmatched() {
    Advisory first = added("a", 0);
    advisories.markMatched(first, Set.of());
    Advisory second = revision(first, 1, "records: 5");
    assertThat(advisories.revise(second)).isTrue();
    assertThat(advisories.find("a")).contains(second);
    assertThat(advisories.findUnmatched(9)).containsExactly(second);
    Advisory third = revision(second, 2, "records: 9");
    assertThat(advisories.revise(third)).isTrue();
    assertThat(advisories.find("a")).contains(third);
  }

  @Test
  void revise_rejectsWhatIsNotTheNextRevision() {
    Advisory first = added("a", 0);
    assertThat(advisories.revise(revision(first, 2, "too late"))).isFalse();
    assertThat(advisories.revise(revision(first, 1, "in time"))).isTrue();
    assertThat(advisories.revise(revision(first, 1, "again"))).isFalse();
    assertThat(advisories.revise(revision(advisory("ghost", NOON), 1, "x"))).isFalse();
    assertThat(advisories.find("ghost")).isEmpty();
  }

  @Test
  void markMatched_keepsAnAdvisoryRevisedMeanwhileUnmatched() {
    Advisory first = added("a", 0);
    Advisory second = revision(first, 1, "records: 5");
    advisories.revise(second);
    advisories.markMatched(first, Set.of());
    assertThat(advisories.findUnmatched(9)).containsExactly(second);
    advisories.markMatched(second, Set.of());
    assertThat(advisories.findUnmatched(9)).isEmpty();
  }

  @Test
  void markMatched_storesWhatWasRead_untilTheNextRevision() {
    RoleReadings readings =
        new RoleReadings(Map.of("key", new RoleProbabilities(.9, .0625f, .03, 1e-9)));
    Advisory first = added("a", 0);
    advisories.markMatched(first.withReadings(readings), Set.of("harbour"));
    assertThat(advisories.find("a")).contains(first.withReadings(readings));
    assertThat(advisories.findByTerms(List.of("harbour"), 9))
        .extracting(Advisory::readings)
        .containsExactly(readings);

    Advisory second = revision(first, 1, "records: 5");
    advisories.revise(second.withReadings(readings));
    advisories.markMatched(first.withReadings(readings), Set.of("harbour"));
    assertThat(advisories.find("a")).contains(second);
  }

  @Test
  void isMatched_isTrueFromTheMatchUntilTheNextRevision() {
    assertThat(advisories.isMatched("a")).isFalse();
    Advisory first = added("a", 0);
    assertThat(advisories.isMatched("a")).isFalse();
    advisories.markMatched(first, Set.of());
    assertThat(advisories.isMatched("a")).isTrue();
    advisories.revise(revision(first, 1, "records: 5"));
    assertThat(advisories.isMatched("a")).isFalse();
  }

  @Test
  void markMatched_canBeRepeated() {
    Advisory advisory = added("a", 0);
    advisories.markMatched(advisory, Set.of("harbour"));
    advisories.markMatched(advisory, Set.of("harbour", "mail"));
    assertThat(advisories.findByTerms(List.of("harbour"), 10)).containsExactly(advisory);
    assertThat(advisories.findByTerms(List.of("mail"), 10)).containsExactly(advisory);
  }

  @Test
  void markMatched_doesNotCreateAnUnknownAdvisory() {
    advisories.markMatched(advisory("ghost", NOON), Set.of("harbour"));
    assertThat(advisories.find("ghost")).isEmpty();
    assertThat(advisories.findByTerms(List.of("harbour"), 10)).isEmpty();
  }

  @Test
  void markMatched_acceptsManyAndHostileTerms() {
    Advisory advisory = added("a", 0);
    Set<String> terms = new HashSet<>(Set.of("é 😀", "#", "NAME#x", "x".repeat(5000)));
    for (int i = 0; i < 60; i++) {
      terms.add("term" + i);
    }
    advisories.markMatched(advisory, terms);
    assertThat(advisories.findByTerms(terms, 10)).containsExactly(advisory);
    assertThat(advisories.findByTerms(List.of("x"), 10)).isEmpty();
  }

  @Test
  void findByTerms_isNewestFirstAndLimited() {
    Advisory old = added("old", 0);
    Advisory recent = added("recent", 60);
    Advisory middle = added("middle", 30);
    List.of(old, recent, middle).forEach(a -> advisories.markMatched(a, Set.of("harbour")));
    assertThat(advisories.findByTerms(List.of("harbour"), 10)).containsExactly(recent, middle, old);
    assertThat(advisories.findByTerms(List.of("harbour"), 1)).containsExactly(recent);
    assertThat(advisories.findByTerms(List.of("harbour"), 0)).isEmpty();
  }

  @Test
  void findByTerms_requiresAllTerms() {
    Advisory both = added("both", 0);
    Advisory single = added("one", 1);
    advisories.markMatched(both, Set.of("harbour", "mail"));
    advisories.markMatched(single, Set.of("harbour"));
    assertThat(advisories.findByTerms(List.of("mail", "harbour"), 10)).containsExactly(both);
    assertThat(advisories.findByTerms(List.of("harbour", "harbour"), 10))
        .containsExactly(single, both);
    assertThat(advisories.findByTerms(List.of("mail", "orchard"), 10)).isEmpty();
    assertThat(advisories.findByTerms(List.of(), 10)).isEmpty();
  }

  @Test
  void findByTerms_intersectsRareAndCommonTerms() {
    Advisory rare = added("rare", 0);
    advisories.markMatched(rare, Set.of("bank", "harbour"));
    for (int i = 1; i <= 120; i++) {
      advisories.markMatched(added("common-" + i, i), Set.of("bank"));
    }
    assertThat(advisories.findByTerms(List.of("bank", "harbour"), 5)).containsExactly(rare);
  }
}
