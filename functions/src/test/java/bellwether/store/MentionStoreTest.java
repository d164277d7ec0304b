package bellwether.store;

import static bellwether.store.StoreSamples.NOON;
import static bellwether.store.StoreSamples.mention;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.vendor.Mention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("bellwether.store.StoreBackend#available")
final class MentionStoreTest {
  private static final Instant LATER = NOON.plus(Duration.ofHours(1));

  private final MentionStore mentions;

  MentionStoreTest(StoreBackend backend) {
    mentions = backend.createStores().mentions();
  }

  private Mention added(String vendor, String advisory, Instant at) {
    Mention mention = mention("T0001", vendor, advisory, at);
    assertThat(mentions.add(mention)).isTrue();
    return mention;
  }

  @Test
  void findAll_returnsMentionsInTheOrderOfTheKeys() {
    Mention first = added("Harbour Mail", "a1", NOON);
    Mention other = added("Sun Orchard & Söhne", "a1", NOON);
    Mention linkless =
        new Mention("T0001", "Acme", "a#1", "<!channel> # \"x\"", null, "wire", true, NOON);
    mentions.add(linkless);
    Mention.Key gone = new Mention.Key("T0001", "harbour mail", "never", false);
    assertThat(
            mentions.findAll(List.of(other.key(), gone, first.key(), linkless.key(), first.key())))
        .containsExactly(other, first, linkless);
    assertThat(mentions.findAll(List.of())).isEmpty();
  }

  @Test
  void add_twice_keepsTheFirst() {
    Mention first = added("Harbour Mail", "a1", NOON);
    assertThat(mentions.add(first)).isFalse();
    assertThat(mentions.add(mention("T0001", "HARBOUR mail", "a1", LATER))).isFalse();
    assertThat(mentions.findKeysBetween("T0001", NOON, LATER.plusNanos(1), 10))
        .containsExactly(first.key());
    assertThat(mentions.findAll(List.of(first.key()))).containsExactly(first);
  }

  @Test
  void possibleMention_isKeptBesideAMereMention() {
    Mention mere = added("Harbour Mail", "a1", NOON);
    Mention possible =
        new Mention("T0001", "Harbour Mail", "a1", "title", null, "wire", true, LATER);
    assertThat(mentions.add(possible)).isTrue();
    assertThat(mentions.findKeysBetween("T0001", NOON, LATER.plusNanos(1), 10))
        .containsExactly(possible.key(), mere.key());
    assertThat(mentions.findAll(List.of(possible.key()))).containsExactly(possible);
  }

  @Test
  void add_hasOneWinnerAmongManyWriters() throws Exception {
    assertThat(
            ConcurrentWriters.countWinners(n -> mentions.add(mention("T0001", "Acme", "a1", NOON))))
        .isEqualTo(1);
  }

  @Test
  void findKeysBetween_isNewestFirstAndLimitedAndOfOneCustomer() {
    Mention old = added("Harbour Mail", "a1", NOON);
    Mention recent = added("Sun Orchard", "a2", NOON.plusMillis(500));
    Mention middle = added("Harbour Mail", "a#3", NOON.plusNanos(1));
    mentions.add(mention("T0002", "Harbour Mail", "a1", NOON));
    assertThat(mentions.findKeysBetween("T0001", NOON, LATER, 10))
        .containsExactly(recent.key(), middle.key(), old.key());
    assertThat(mentions.findKeysBetween("T0001", NOON, LATER, 2))
        .containsExactly(recent.key(), middle.key());
    assertThat(mentions.findKeysBetween("T0001", NOON, LATER, 0)).isEmpty();
    assertThat(mentions.findKeysBetween("T000", NOON, LATER, 10)).isEmpty();
  }

  @Test
  void findKeysBetween_includesTheStartAndExcludesTheEnd() {
    Mention first = added("Acme", "a1", NOON);
    added("Acme", "a2", NOON.minusNanos(1));
    added("Acme", "a3", LATER);
    Mention last = added("Acme", "a4", LATER.minusNanos(1));
    assertThat(mentions.findKeysBetween("T0001", NOON, LATER, 10))
        .containsExactly(last.key(), first.key());
    assertThat(mentions.findKeysBetween("T0001", NOON, NOON, 10)).isEmpty();
    assertThat(mentions.findKeysBetween("T0001", LATER, NOON, 10)).isEmpty();
  }
}
