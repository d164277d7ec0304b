package bellwether.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.Advisory;
import bellwether.domain.Alert;
import bellwether.domain.Confidence;
import bellwether.domain.Delivery;
import bellwether.domain.Digest;
import bellwether.domain.Feed;
import bellwether.domain.FeedHealth;
import bellwether.domain.FeedState;
import bellwether.domain.Format;
import bellwether.domain.Kind;
import bellwether.domain.Match;
import bellwether.domain.Role;
import bellwether.domain.Severity;
import bellwether.domain.Stated;
import bellwether.domain.Summary;
import bellwether.domain.Trouble;
import bellwether.domain.Vendor;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever a feed writes: within Slack's limits, and nothing that Slack would act upon. */
final class HostileTextTest {
  private static final long SEED = 20260101;
  private static final String[] PIECES = {
    "<!channel>",
    "<!here>",
    "<@U123>",
    "<#C123|x>",
    "<!subteam^S1>",
    "<https://evil.example|Okta>",
    "&lt;!channel&gt;",
    "&amp;",
    "&",
    "<",
    ">",
    "*",
    "_",
    "~",
    "`",
    "```",
    "> ",
    "@channel",
    ":tada:",
    "\u202E",
    "\u200B",
    "\u2066",
    "\u0000",
    "\u0007",
    "\r\n",
    "\n",
    "\t",
    "\u2028",
    "\uFEFF",
    "\uD83D",
    "\uDE00",
    "😀",
    "👩‍💻",
    "e\u0301",
    "Mimecast",
    "SolarWinds",
    " ",
    " ",
    "\"",
    "\\",
    "{}",
    "三菱",
    "\uDB40\uDD01",
    "a",
    "the source code was taken"
  };
  private static final String[] URLS = {
    "https://news.example/a",
    "http://news.example/ü?x={1}&y=[2]",
    "javascript:alert(1)",
    "https://a.example/|x",
    "https://a.example/<!channel>",
    "https://okta.com@evil.example/",
    "",
    "x",
    "https://a.example/" + "p".repeat(3500),
    "https://müller.example/",
    "https://a.example/%zz#a#b"
  };

  private final Random random = new Random(SEED);

  @Test
  void alerts_staySafeAndWithinLimits() {
    for (int i = 0; i < 20_000; i++) {
      Alert alert = alert();
      List<SlackMessage> variants = Messages.of(alert);
      checked(i, alert, () -> variants);
      assertThat(variants).hasSize(3);
      assertThat(variants.getLast().hasBlocks()).isFalse();
    }
  }

  @Test
  void everythingElse_staysSafeAndWithinLimits() {
    for (int i = 0; i < 300; i++) {
      String name = text(200);
      checked(
          i,
          name,
          () -> List.of(Messages.lookup(name, random.nextBoolean(), list(12, this::sighting))));
      checked(i, name, () -> List.of(Messages.vendors(list(90, this::vendor))));
      checked(i, name, () -> List.of(Messages.recent(list(25, this::delivery))));
      checked(
          i,
          name,
          () -> List.of(Messages.help(name), Messages.watched(name, list(12, this::sighting))));
      checked(i, name, () -> List.of(Messages.unwatched(name, true), Messages.failed(name)));
      checked(
          i,
          name,
          () ->
              List.of(
                  Messages.why(
                      sighting().advisory(),
                      list(12, () -> new Reason(match(), list(12, () -> text(300)))),
                      list(20, () -> new PassedOver(text(100), text(100), text(200)))),
                  Messages.exclusion(name, text(200), list(20, this::sighting), true),
                  Messages.exclusions(name, list(60, () -> text(100))),
                  Messages.notOnRecord(name),
                  Messages.notListed(name),
                  Messages.notExcluded(name)));
      Digest digest =
          new Digest(
              "T1",
              LocalDate.EPOCH,
              1 + random.nextInt(7),
              3,
              new Digest.Coverage(3, 4, random.nextBoolean() ? null : random.nextInt()),
              new Digest.Tally(random.nextInt(3), random.nextInt(3), random.nextInt(3)),
              list(30, () -> text(500)));
      checked(i, digest, () -> Messages.of(digest));
      Summary summary = new Summary("T1", text(900), list(40, this::line), random.nextInt(9_000));
      checked(i, summary, () -> Messages.of(summary));
      FeedHealth health =
          new FeedHealth(
              FeedHealth.OPERATORS,
              Stream.generate(this::report).limit(1 + random.nextInt(30)).toList());
      checked(i, health, () -> Messages.of(health));
      checked(i, name, () -> List.of(Messages.feeds(feeds(name), states(name), Instant.EPOCH)));
    }
  }

  private Summary.Line line() {
    return new Summary.Line(text(200), any(Role.values()), text(900), url(), published());
  }

  private FeedHealth.Report report() {
    Trouble trouble = new Trouble(any(Trouble.Kind.values()), Instant.EPOCH, text(900));
    return new FeedHealth.Report(text(300), trouble, random.nextBoolean() ? null : Instant.EPOCH);
  }

  private static List<Feed> feeds(String name) {
    return IntStream.range(0, 80)
        .mapToObj(
            i -> Feed.of(i + name, URI.create("https://wire.example/" + i), Format.SYNDICATION))
        .toList();
  }

  private List<FeedState> states(String name) {
    return List.of(
        FeedState.never("0" + name)
            .withHealth(
                new FeedState.Health(3, Instant.EPOCH, text(900), report().trouble(), null, null)));
  }

  private static void checked(int i, Object input, Supplier<List<SlackMessage>> messages) {
    for (SlackMessage message : messages.get()) {
      try {
        BlockKit.check(message);
      } catch (AssertionError e) {
        throw new AssertionError("seed %d, case %d: %s\n%s".formatted(SEED, i, input, message), e);
      }
    }
  }

  private Alert alert() {
    return new Alert(
        "T1",
        text(300),
        "i1",
        random.nextBoolean() ? Kind.NEW : Kind.UPDATE,
        any(Role.values()),
        any(Confidence.values()),
        new Severity(any(Severity.Level.values()), list(5, () -> text(200))),
        random.nextBoolean() ? null : text(100),
        random.nextBoolean() ? null : text(100),
        list(5, () -> text(200)),
        text(30),
        text(1500),
        list(6, () -> text(200)),
        "a1",
        text(1500),
        url(),
        text(300),
        published(),
        Instant.ofEpochSecond(random.nextInt()),
        list(10, () -> text(200)),
        List.of());
  }

  private Sighting sighting() {
    Advisory advisory =
        new Advisory(
            "a1", text(200), text(500), url(), "", published(), Stated.NOTHING, Instant.EPOCH);
    return new Sighting(advisory, random.nextBoolean() ? null : match());
  }

  private Match match() {
    return new Match(vendor(), Role.VICTIM, Confidence.ALLEGED, text(20), text(900), List.of());
  }

  private Delivery delivery() {
    return new Delivery(
        "d1",
        null,
        alert(),
        any(Delivery.State.values()),
        null,
        0,
        null,
        null,
        null,
        null,
        random.nextBoolean() ? null : text(600),
        Instant.EPOCH,
        0);
  }

  private Vendor vendor() {
    return new Vendor(
        "v" + text(100),
        List.of(),
        List.of(),
        List.of(),
        random.nextBoolean() ? null : text(50),
        random.nextBoolean() ? null : text(50),
        List.of());
  }

  private @Nullable String url() {
    return random.nextInt(5) == 0 ? null : any(URLS);
  }

  private @Nullable OffsetDateTime published() {
    return switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> OffsetDateTime.MAX;
      case 2 -> OffsetDateTime.MIN;
      default -> Instant.ofEpochSecond(random.nextInt()).atOffset(ZoneOffset.ofHours(9));
    };
  }

  private String text(int max) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(8) == 0 ? 0 : random.nextInt(max);
    while (text.length() < length) {
      text.append(any(PIECES));
    }
    return text.toString();
  }

  private <T> T any(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  private <T> List<T> list(int max, Supplier<T> element) {
    return Stream.generate(element).limit(random.nextInt(max + 1)).toList();
  }
}
