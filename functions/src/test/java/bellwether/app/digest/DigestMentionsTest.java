package bellwether.app.digest;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.domain.notice.Digest;
import bellwether.domain.vendor.Mention;
import bellwether.domain.vendor.Vendor;
import bellwether.store.memory.InMemoryMentionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the mentions that a digest lists. */
final class DigestMentionsTest {
  private final DigestSweep sweep = new DigestSweep();
  private final InMemoryMentionStore mentions = sweep.stores.mentions();

  private void mentioned(String vendor, String advisory, Instant at) {
    mentioned(vendor, advisory, false, at);
  }

  private void mentioned(String vendor, String advisory, boolean possible, Instant at) {
    mentions.add(
        new Mention(
            Fixtures.CUSTOMER,
            vendor,
            advisory,
            "title of " + advisory,
            "https://news.example/" + advisory,
            "wire",
            possible,
            at));
  }

  @Test
  void digest_listsPossiblyConcernedVendorsFirst() {
    String team = Fixtures.CUSTOMER;
    sweep.customers.addVendor(team, Vendor.ofName("Acme"));
    sweep.customers.addVendor(team, Vendor.ofName("Beta"));
    sweep.clock.advance(Duration.ofMinutes(50));
    Instant earlier = sweep.clock.instant().minus(Duration.ofHours(3));
    mentioned("Acme", "a1", earlier);
    mentioned("Acme", "a2", earlier.plusSeconds(1));
    mentioned("Acme", "a3", true, earlier);
    mentioned("Beta", "b1", true, earlier);
    mentioned("Beta", "b2", true, earlier.plusSeconds(1));

    sweep.digests.writeDue(7);

    assertThat(sweep.digests(team).getFirst().mentions().vendors())
        .containsExactly(
            new Digest.MentionEntry("Beta", true, 2, "title of b2", "https://news.example/b2"),
            new Digest.MentionEntry("Acme", true, 1, "title of a3", "https://news.example/a3"),
            new Digest.MentionEntry("Acme", false, 2, "title of a2", "https://news.example/a2"));
  }

  @Test
  void digest_listsMentionsOfItsPeriodMostFrequentFirst() {
    String team = Fixtures.CUSTOMER;
    for (String vendor : List.of("Zeta", "Acme", "Beta")) {
      sweep.customers.addVendor(team, Vendor.ofName(vendor));
    }
    sweep.clock.advance(Duration.ofMinutes(50));
    Instant end = sweep.clock.instant();
    mentioned("Zeta", "z1", end.minus(Duration.ofHours(24)));
    mentioned("Zeta", "z2", end.minusNanos(1));
    mentioned("Beta", "b1", end.minus(Duration.ofHours(3)));
    mentioned("Acme", "a1", end.minus(Duration.ofHours(5)));
    mentioned("Acme", "of yesterday", end.minus(Duration.ofHours(24)).minusNanos(1));
    mentioned("Acme", "of tomorrow", end);
    mentioned("No longer watched", "n1", end.minus(Duration.ofHours(3)));

    sweep.digests.writeDue(7);

    assertThat(sweep.digests(team))
        .singleElement()
        .extracting(Digest::mentions)
        .isEqualTo(
            new Digest.Mentions(
                List.of(
                    new Digest.MentionEntry(
                        "Zeta", false, 2, "title of z2", "https://news.example/z2"),
                    new Digest.MentionEntry(
                        "Acme", false, 1, "title of a1", "https://news.example/a1"),
                    new Digest.MentionEntry(
                        "Beta", false, 1, "title of b1", "https://news.example/b1")),
                0));
  }

  @Test
  void digest_listsTenMentionedVendorsAndCountsTheOthers() {
    String team = Fixtures.CUSTOMER;
    sweep.clock.advance(Duration.ofMinutes(50));
    Instant before = sweep.clock.instant().minus(Duration.ofHours(9));
    for (int i = 10; i < 23; i++) {
      sweep.customers.addVendor(team, Vendor.ofName("Vendor " + i));
      mentioned("Vendor " + i, "v" + i, before);
    }
    for (int i = 0; i < 1_500; i++) {
      mentioned("Vendor 17", "noise" + i, before.plusSeconds(1 + i));
    }

    sweep.digests.writeDue(7);

    Digest.Mentions mentions = sweep.digests(team).getFirst().mentions();
    assertThat(mentions.vendors())
        .extracting(Digest.MentionEntry::vendor)
        .containsExactly(
            "Vendor 17",
            "Vendor 10",
            "Vendor 11",
            "Vendor 12",
            "Vendor 13",
            "Vendor 14",
            "Vendor 15",
            "Vendor 16",
            "Vendor 18",
            "Vendor 19");
    assertThat(mentions.vendors().getFirst().reportCount()).isEqualTo(1_501);
    assertThat(mentions.vendors().getFirst().title()).isEqualTo("title of noise1499");
    assertThat(mentions.moreCount()).isEqualTo(3);
  }

  @Test
  void vendorBothMentionedAndAlerted_isListedOnce() {
    String team = Fixtures.CUSTOMER;
    sweep.customers.addVendor(team, Vendor.ofName("Acme"));
    sweep.clock.advance(Duration.ofMinutes(50));
    Instant before = sweep.clock.instant().minus(Duration.ofHours(3));
    sweep.deliveries.add(Fixtures.pending("alert", null, before));
    // An edit of the source turned a mention into an alert.
    mentioned("Acme", "advisory-1", before.minusSeconds(60));

    sweep.digests.writeDue(7);

    assertThat(sweep.digests(team).getFirst().mentions()).isEqualTo(Digest.Mentions.NONE);
    assertThat(sweep.digests(team).getFirst().alertCounts().total()).isEqualTo(1);
  }

  @Test
  void mentionsAlone_doNotForceADigest() {
    String team = Fixtures.CUSTOMER;
    sweep.settings(team, usual -> usual.withHeartbeat(false));
    mentioned("Inkwell", "a1", sweep.clock.instant());
    assertThat(sweep.sweepUntil(Instant.parse("2026-03-02T09:00:00Z"))).isZero();

    assertThat(sweep.digests.writeNow(team)).as("asked for").isTrue();
    assertThat(sweep.digests(team).getFirst().mentions().vendors())
        .extracting(Digest.MentionEntry::vendor)
        .containsExactly("Inkwell");
  }
}
