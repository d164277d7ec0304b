package bellwether.slack;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Generates hostile values from one seed. */
class HostileValues {
  final Random random;

  private final String[] pool = new String[2_000];

  HostileValues(long seed) {
    random = new Random(seed);
    for (int i = 0; i < pool.length; i++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 1_500) {
        text.append(any(HostileTexts.PIECES));
      }
      pool[i] = text.toString();
    }
  }

  @Nullable String person() {
    return randomBoolean() ? null : randomBoolean() ? "U0ANA" : text(20);
  }

  @Nullable String url() {
    return random.nextInt(5) == 0 ? null : any(HostileTexts.URLS);
  }

  @Nullable OffsetDateTime published() {
    return switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> OffsetDateTime.MAX;
      case 2 -> OffsetDateTime.MIN;
      default -> Instant.ofEpochSecond(random.nextInt()).atOffset(ZoneOffset.ofHours(9));
    };
  }

  /** At most that long, except for {@link HostileTexts#OVERLONG}. */
  String text(int max) {
    if (random.nextInt(2_000) == 0) {
      return any(HostileTexts.OVERLONG);
    }
    String text = pool[random.nextInt(pool.length)];
    int length = random.nextInt(8) == 0 ? 0 : random.nextInt(max);
    return text.substring(0, Math.min(length, text.length()));
  }

  int number(int bound) {
    return random.nextInt(bound);
  }

  boolean randomBoolean() {
    return random.nextBoolean();
  }

  <T> T any(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> List<T> list(int max, Supplier<T> element) {
    return Stream.generate(element).limit(random.nextInt(max + 1)).toList();
  }

  Instant instant() {
    return Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
  }
}
