package bellwether.store;

import bellwether.domain.feed.FeedProblem;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Creates random values, with the unusual text that feeds and people may write. */
class RandomValues {
  private static final String[] PIECES = {
    "breach", " ", "\n\n", "\"", "\\", "\\u0000", "\0", "\u0007", "\u2028", "\u202e", "\ufeff",
    "é", "ß", "株式会社", "😀", "👩‍💻", "\ud83d", "\ude00", "<!channel>", "&amp;", "#", "NAME#",
    "{\"type\":\"digest\"}", "null", "' OR 1=1", "\uffff", "e\u0301"
  };

  final Random random;

  RandomValues(long seed) {
    random = new Random(seed);
  }

  String text() {
    int pieces = random.nextInt(100) == 0 ? 3_000 : random.nextInt(12);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  @Nullable String maybeText() {
    return random.nextBoolean() ? text() : null;
  }

  List<String> texts() {
    return Stream.generate(this::text).limit(random.nextInt(4)).toList();
  }

  Instant instant() {
    return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
  }

  <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  OffsetDateTime dateTime() {
    return instant().atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(-64_800, 64_801)));
  }

  @SafeVarargs
  final <T> T pick(T... values) {
    return values[random.nextInt(values.length)];
  }

  URI uri() {
    return URI.create("https://example.com/" + random.nextLong());
  }

  FeedProblem trouble() {
    return new FeedProblem(pick(FeedProblem.Kind.values()), instant(), text());
  }
}
