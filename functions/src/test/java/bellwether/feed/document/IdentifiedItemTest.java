package bellwether.feed.document;

import static bellwether.feed.document.IdentifiedItem.Status.EDITED;
import static bellwether.feed.document.IdentifiedItem.Status.KNOWN;
import static bellwether.feed.document.IdentifiedItem.Status.NEW;
import static bellwether.feed.document.IdentifiedItem.Status.REKEYED;
import static bellwether.feed.document.IdentifiedItem.Status.REUSED;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.EditHistory;
import bellwether.feed.ParseSupport;
import bellwether.feed.document.IdentifiedItem.KeyKind;
import bellwether.feed.document.IdentifiedItem.Status;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests how an item is compared with the fingerprints of the last document. */
final class IdentifiedItemTest {
  private static final Advisory ADVISORY =
      Fixtures.advisory("a", "title", "text", ParseSupport.SEEN);
  private static final long KEY = 1;
  private static final long WORDS = 2;
  private static final long TITLE = 3;
  private static final long EDITION = 4;

  private static IdentifiedItem item(KeyKind kind) {
    return item(kind, KEY, Set.of(WORDS), Set.of(TITLE), EDITION);
  }

  private static IdentifiedItem item(
      KeyKind kind,
      @Nullable Long key,
      Set<Long> alternate,
      Set<Long> weak,
      @Nullable Long edition) {
    return new IdentifiedItem(ADVISORY, "first", key, alternate, weak, edition, kind, true);
  }

  static Stream<Arguments> prose() {
    return Stream.of(
        Arguments.of(Set.of(), NEW),
        Arguments.of(Set.of(9L), NEW),
        Arguments.of(Set.of(EDITION), NEW),
        Arguments.of(Set.of(TITLE), REKEYED),
        Arguments.of(Set.of(WORDS), KNOWN),
        Arguments.of(Set.of(KEY, WORDS), KNOWN),
        Arguments.of(Set.of(KEY, EDITION), KNOWN),
        Arguments.of(Set.of(KEY, TITLE), EDITED),
        Arguments.of(Set.of(KEY), REUSED));
  }

  @ParameterizedTest
  @MethodSource("prose")
  void status_ofProse(Set<Long> shown, Status status) {
    assertThat(item(KeyKind.PROSE).statusAgainst(shown)).isEqualTo(status);
  }

  @ParameterizedTest
  @EnumSource(names = {"RECORD", "RECURRING"})
  void status_ofARecord(KeyKind kind) {
    assertThat(item(kind).statusAgainst(Set.of(TITLE))).isEqualTo(REKEYED);
    assertThat(item(kind).statusAgainst(Set.of(KEY))).isEqualTo(EDITED);
    assertThat(item(kind).statusAgainst(Set.of(WORDS))).isEqualTo(EDITED);
    assertThat(item(kind).statusAgainst(Set.of(KEY, EDITION))).isEqualTo(KNOWN);
  }

  @Test
  void status_withoutTitleAndLink_isAnEdit() {
    IdentifiedItem bare = item(KeyKind.PROSE, KEY, Set.of(WORDS), Set.of(), EDITION);
    assertThat(bare.statusAgainst(Set.of(KEY))).isEqualTo(EDITED);
  }

  @Test
  void status_withoutKeyOrEdition() {
    IdentifiedItem words = new IdentifiedItem(ADVISORY, Set.of(WORDS));
    assertThat(words.statusAgainst(Set.of(WORDS))).isEqualTo(KNOWN);
    assertThat(words.statusAgainst(Set.of(KEY))).isEqualTo(NEW);
    assertThat(words.fingerprints()).containsExactly(WORDS);
    assertThat(words.allFingerprints()).containsExactly(WORDS);
    IdentifiedItem record = item(KeyKind.RECORD, KEY, Set.of(), Set.of(), null);
    assertThat(record.statusAgainst(Set.of(KEY))).isEqualTo(EDITED);
  }

  @Test
  void fingerprints_areTheStrongOnes_andAllAreRemembered() {
    assertThat(item(KeyKind.PROSE).fingerprints()).containsExactlyInAnyOrder(KEY, WORDS);
    assertThat(item(KeyKind.PROSE).allFingerprints())
        .containsExactlyInAnyOrder(KEY, WORDS, TITLE, EDITION);
  }

  @Test
  void edition_isRedundantForProseWithWords() {
    assertThat(item(KeyKind.PROSE).redundantFingerprints()).containsExactly(EDITION);
    assertThat(item(KeyKind.RECORD).redundantFingerprints()).isEmpty();
    assertThat(item(KeyKind.PROSE, KEY, Set.of(), Set.of(), EDITION).redundantFingerprints())
        .isEmpty();
    assertThat(item(KeyKind.PROSE, KEY, Set.of(WORDS), Set.of(), null).redundantFingerprints())
        .isEmpty();
  }

  @Test
  void irrelevantItem_keepsItsFingerprints() {
    IdentifiedItem irrelevant = item(KeyKind.RECORD).asIrrelevant();
    assertThat(irrelevant.isRelevant()).isFalse();
    assertThat(irrelevant.allFingerprints()).isEqualTo(item(KeyKind.RECORD).allFingerprints());
    assertThat(item(KeyKind.RECORD).isRelevant()).isTrue();
  }

  @Test
  void occurrence_hasItsOwnId() {
    IdentifiedItem item = item(KeyKind.PROSE);
    assertThat(item.advisoryForOccurrence(1))
        .isEqualTo(ADVISORY.withId("first").withEditHistory(EditHistory.NONE));
    Advisory second = item.advisoryForOccurrence(2);
    assertThat(second.id()).isEqualTo(ItemIdentity.advisoryId("first", "2"));
    assertThat(second.editHistory()).isEqualTo(EditHistory.REPLACEMENT);
    assertThat(item.withOccurrence(2).advisory()).isEqualTo(second);
    assertThat(item.withOccurrence(2).isRelevant()).isTrue();
    assertThat(item.asIrrelevant().withOccurrence(2).isRelevant()).isFalse();
  }
}
