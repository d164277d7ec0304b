package bellwether.store;

import static bellwether.store.Samples.NOON;
import static bellwether.store.Samples.advisory;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.Advisory;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Advisories} must do. */
public abstract class AdvisoriesContract {
  private Advisories advisories;

  /** An empty store. */
  public abstract Advisories empty();

  @BeforeEach
  final void startEmpty() {
    advisories = empty();
  }

  private Advisory added(String id, int minutes) {
    Advisory advisory = advisory(id, NOON.plus(Duration.ofMinutes(minutes)));
    assertThat(advisories.add(advisory)).isTrue();
    return advisory;
  }

  @Test
  final void find_isEmptyForAnUnknownId() {
    assertThat(advisories.find("nobody")).isEmpty();
  }

  @Test
  final void find_givesBackWhatWasAdded() {
    Advisory advisory = added("a", 0);
    assertThat(advisories.find("a")).contains(advisory);
  }

  @Test
  final void add_refusesAKnownIdAndKeepsTheFirst() {
    Advisory first = added("a", 0);
    assertThat(advisories.add(first)).isFalse();
    assertThat(advisories.add(advisory("a", NOON.plusSeconds(9)))).isFalse();
    assertThat(advisories.find("a")).contains(first);
  }

  @Test
  final void add_doesNotPutAMatchedAdvisoryBackToWork() {
    Advisory advisory = added("a", 0);
    advisories.markMatched(advisory, Set.of("harbour"));
    assertThat(advisories.add(advisory)).isFalse();
    assertThat(advisories.unmatched(10)).isEmpty();
  }

  @Test
  final void add_hasOneWinnerAmongManyWriters() throws Exception {
    assertThat(Race.winners(writer -> advisories.add(advisory("a", NOON.plusSeconds(writer)))))
        .isEqualTo(1);
    assertThat(advisories.unmatched(10)).hasSize(1);
  }

  @Test
  final void unmatched_isOldestFirstAndLimited() {
    Advisory late = added("late", 30);
    Advisory early = added("early", 0);
    Advisory middle = added("middle", 15);
    assertThat(advisories.unmatched(10)).containsExactly(early, middle, late);
    assertThat(advisories.unmatched(2)).containsExactly(early, middle);
    assertThat(advisories.unmatched(0)).isEmpty();
  }

  @Test
  final void unmatched_ordersByTimeAndNotByTheTextOfATime() {
    Advisory whole = advisory("whole", NOON);
    Advisory fraction = advisory("fraction", NOON.plusNanos(1));
    Advisory half = advisory("half", NOON.plusMillis(500));
    List.of(half, whole, fraction).forEach(advisories::add);
    assertThat(advisories.unmatched(10)).containsExactly(whole, fraction, half);
  }

  @Test
  final void unmatched_seesMoreThanOnePageOfWork() {
    for (int i = 0; i < 130; i++) {
      added("id-" + i, i);
    }
    assertThat(advisories.unmatched(1000))
        .hasSize(130)
        .extracting(Advisory::id)
        .startsWith("id-0", "id-1", "id-2")
        .endsWith("id-129");
  }

  @Test
  final void markMatched_takesTheAdvisoryOffTheWorkAndKeepsIt() {
    Advisory done = added("done", 0);
    Advisory open = added("open", 1);
    advisories.markMatched(done, Set.of());
    assertThat(advisories.unmatched(10)).containsExactly(open);
    assertThat(advisories.find("done")).contains(done);
  }

  private static Advisory revision(Advisory was, int revision, String change) {
    return new Advisory(
        was.id(),
        was.feed(),
        was.title(),
        was.url(),
        was.text() + change,
        was.published(),
        was.stated(),
        was.seenAt(),
        was.audience(),
        revision,
        List.of(change),
        was.silent());
  }

  @Test
  final void revise_putsTheNextRevisionBackToWork() {
    Advisory first = added("a", 0);
    advisories.markMatched(first, Set.of());
    Advisory second = revision(first, 1, "records: 5");
    assertThat(advisories.revise(second)).isTrue();
    assertThat(advisories.find("a")).contains(second);
    assertThat(advisories.unmatched(9)).containsExactly(second);
    Advisory third = revision(second, 2, "records: 9");
    assertThat(advisories.revise(third)).isTrue();
    assertThat(advisories.find("a")).contains(third);
  }

  @Test
  final void revise_refusesWhatIsNotTheNextRevision() {
    Advisory first = added("a", 0);
    assertThat(advisories.revise(revision(first, 2, "too late"))).isFalse();
    assertThat(advisories.revise(revision(first, 1, "in time"))).isTrue();
    assertThat(advisories.revise(revision(first, 1, "again"))).isFalse();
    assertThat(advisories.revise(revision(advisory("ghost", NOON), 1, "x"))).isFalse();
    assertThat(advisories.find("ghost")).isEmpty();
  }

  @Test
  final void markMatched_leavesWhatWasRevisedMeanwhileToBeMatched() {
    Advisory first = added("a", 0);
    Advisory second = revision(first, 1, "records: 5");
    advisories.revise(second);
    advisories.markMatched(first, Set.of());
    assertThat(advisories.unmatched(9)).containsExactly(second);
    advisories.markMatched(second, Set.of());
    assertThat(advisories.unmatched(9)).isEmpty();
  }

  @Test
  final void isMatched_isSoFromItsMatchUntilItsNextRevision() {
    assertThat(advisories.isMatched("a")).isFalse();
    Advisory first = added("a", 0);
    assertThat(advisories.isMatched("a")).isFalse();
    advisories.markMatched(first, Set.of());
    assertThat(advisories.isMatched("a")).isTrue();
    advisories.revise(revision(first, 1, "records: 5"));
    assertThat(advisories.isMatched("a")).isFalse();
  }

  @Test
  final void markMatched_isSafeToRepeat() {
    Advisory advisory = added("a", 0);
    advisories.markMatched(advisory, Set.of("harbour"));
    advisories.markMatched(advisory, Set.of("harbour", "mail"));
    assertThat(advisories.filedUnder(List.of("harbour"), 10)).containsExactly(advisory);
    assertThat(advisories.filedUnder(List.of("mail"), 10)).containsExactly(advisory);
  }

  @Test
  final void markMatched_bringsNoUnknownAdvisoryToLife() {
    advisories.markMatched(advisory("ghost", NOON), Set.of("harbour"));
    assertThat(advisories.find("ghost")).isEmpty();
    assertThat(advisories.filedUnder(List.of("harbour"), 10)).isEmpty();
  }

  @Test
  final void markMatched_filesUnderManyAndHostileTerms() {
    Advisory advisory = added("a", 0);
    Set<String> terms = new HashSet<>(Set.of("é 😀", "#", "NAME#x", "x".repeat(5000)));
    for (int i = 0; i < 60; i++) {
      terms.add("term" + i);
    }
    advisories.markMatched(advisory, terms);
    assertThat(advisories.filedUnder(terms, 10)).containsExactly(advisory);
    assertThat(advisories.filedUnder(List.of("x"), 10)).isEmpty();
  }

  @Test
  final void filedUnder_isNewestFirstAndLimited() {
    Advisory old = added("old", 0);
    Advisory recent = added("recent", 60);
    Advisory middle = added("middle", 30);
    List.of(old, recent, middle).forEach(a -> advisories.markMatched(a, Set.of("harbour")));
    assertThat(advisories.filedUnder(List.of("harbour"), 10)).containsExactly(recent, middle, old);
    assertThat(advisories.filedUnder(List.of("harbour"), 1)).containsExactly(recent);
    assertThat(advisories.filedUnder(List.of("harbour"), 0)).isEmpty();
  }

  @Test
  final void filedUnder_wantsAllOfTheTerms() {
    Advisory both = added("both", 0);
    Advisory one = added("one", 1);
    advisories.markMatched(both, Set.of("harbour", "mail"));
    advisories.markMatched(one, Set.of("harbour"));
    assertThat(advisories.filedUnder(List.of("mail", "harbour"), 10)).containsExactly(both);
    assertThat(advisories.filedUnder(List.of("harbour", "harbour"), 10)).containsExactly(one, both);
    assertThat(advisories.filedUnder(List.of("mail", "orchard"), 10)).isEmpty();
    assertThat(advisories.filedUnder(List.of(), 10)).isEmpty();
  }

  @Test
  final void filedUnder_findsTheRareAmongTheCommon() {
    Advisory rare = added("rare", 0);
    advisories.markMatched(rare, Set.of("bank", "harbour"));
    for (int i = 1; i <= 120; i++) {
      advisories.markMatched(added("common-" + i, i), Set.of("bank"));
    }
    assertThat(advisories.filedUnder(List.of("bank", "harbour"), 5)).containsExactly(rare);
  }
}
