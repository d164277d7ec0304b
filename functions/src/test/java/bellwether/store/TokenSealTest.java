package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenSealTest {
  private static final long SEED = 7;
  private static final int CASES = 2_000;
  private static final String TOKEN = "xoxb-1234-5678-not-a-token";

  private final Random random = new Random(SEED);
  private final TokenSeal seal = new TokenSeal(key());

  private String key() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void open_givesBackWhatWasSealed() {
    for (int i = 0; i < CASES; i++) {
      String team = "T" + random.nextLong();
      String token = "xoxb-" + "é".repeat(random.nextInt(80)) + random.nextLong();
      String sealed = seal.seal(team, token);
      assertThat(sealed).startsWith("v1:").doesNotContain(token);
      assertThat(seal.open(team, sealed)).as("seed %d, case %d", SEED, i).contains(token);
    }
  }

  @Test
  void seal_isAnotherTextEachTime() {
    assertThat(seal.seal("T1", TOKEN)).isNotEqualTo(seal.seal("T1", TOKEN));
  }

  @Test
  void open_refusesAnotherTeamAndAnotherKey() {
    String sealed = seal.seal("T1", TOKEN);
    assertThat(seal.open("T2", sealed)).isEmpty();
    assertThat(new TokenSeal(key()).open("T1", sealed)).isEmpty();
  }

  @Test
  void newKeyBeforeTheOld_sealsAndBothOpen() {
    String old = key();
    String next = key();
    String before = new TokenSeal(old).seal("T1", TOKEN);
    TokenSeal both = new TokenSeal(next + "\n" + old + "\n");

    String after = both.seal("T1", TOKEN);

    assertThat(both.open("T1", before)).contains(TOKEN);
    assertThat(both.open("T1", after)).contains(TOKEN);
    assertThat(both.open("T2", before)).isEmpty();
    assertThat(new TokenSeal(next).open("T1", after)).contains(TOKEN);
    assertThat(new TokenSeal(old).open("T1", after)).isEmpty();
    assertThat(new TokenSeal(next).open("T1", before)).isEmpty();
    assertThat(new TokenSeal(next + "\r\n" + old).open("T1", before)).contains(TOKEN);
  }

  @Test
  void wrongOrEmptyLine_isNamedByItsNumber_withoutAnyKey() {
    String good = key();
    assertThatThrownBy(() -> new TokenSeal(good + "\n\n" + good))
        .hasMessageContaining("line 2 of BELLWETHER_TOKEN_KEY")
        .hasMessageNotContaining(good);
    assertThatThrownBy(() -> new TokenSeal(good + "\n" + good + "\nhush hush"))
        .hasMessageContaining("line 3 of BELLWETHER_TOKEN_KEY")
        .hasMessageContaining("openssl rand -base64 32")
        .hasMessageNotContaining("hush")
        .hasMessageNotContaining(good);
  }

  @Test
  void open_refusesWhateverWasAltered() {
    for (int i = 0; i < CASES; i++) {
      byte[] bytes = Base64.getDecoder().decode(seal.seal("T1", TOKEN).substring(3));
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      String altered = "v1:" + Base64.getEncoder().encodeToString(bytes);
      assertThat(seal.open("T1", altered)).as("seed %d, case %d", SEED, i).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v1:", "v1:%%%", "v1:AAAA", "v2:AAAA", TOKEN})
  void open_refusesWhatIsNoSealedToken(String sealed) {
    assertThat(seal.open("T1", sealed)).isEmpty();
  }

  @Test
  void open_refusesAnotherVersion() {
    assertThat(seal.open("T1", seal.seal("T1", TOKEN).replace("v1:", "v2:"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hush", "not%base64", "c2hvcnQgYnV0IHNlY3JldA=="})
  void wrongKey_isRefusedWithTheFixAndNotTold(String key) {
    assertThatThrownBy(() -> new TokenSeal(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("openssl rand -base64 32")
        .hasNoCause()
        .satisfies(e -> {
          if (!key.isEmpty()) {
            assertThat(e.getMessage()).doesNotContain(key);
          }
        });
  }
}
