package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenCipherTest {
  private static final long SEED = 7;
  private static final int CASES = 2_000;
  private static final String TOKEN = "xoxb-1234-5678-not-a-token";

  private final Random random = new Random(SEED);
  private final TokenCipher cipher = new TokenCipher(key());

  private String key() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void decrypt_returnsWhatWasEncrypted() {
    for (int i = 0; i < CASES; i++) {
      String team = "T" + random.nextLong();
      String token = "xoxb-" + "é".repeat(random.nextInt(80)) + random.nextLong();
      String encrypted = cipher.encrypt(team, token);
      assertThat(encrypted).startsWith("v1:").doesNotContain(token);
      assertThat(cipher.decrypt(team, encrypted)).as("seed %d, case %d", SEED, i).contains(token);
    }
  }

  @Test
  void encrypt_isDifferentEachTime() {
    assertThat(cipher.encrypt("T1", TOKEN)).isNotEqualTo(cipher.encrypt("T1", TOKEN));
  }

  @Test
  void decrypt_rejectsAnotherTeamAndAnotherKey() {
    String encrypted = cipher.encrypt("T1", TOKEN);
    assertThat(cipher.decrypt("T2", encrypted)).isEmpty();
    assertThat(new TokenCipher(key()).decrypt("T1", encrypted)).isEmpty();
  }

  @Test
  void newKeyBeforeTheOld_encryptsAndBothDecrypt() {
    String old = key();
    String next = key();
    String before = new TokenCipher(old).encrypt("T1", TOKEN);
    TokenCipher both = new TokenCipher(next + "\n" + old + "\n");

    String after = both.encrypt("T1", TOKEN);

    assertThat(both.decrypt("T1", before)).contains(TOKEN);
    assertThat(both.decrypt("T1", after)).contains(TOKEN);
    assertThat(both.decrypt("T2", before)).isEmpty();
    assertThat(new TokenCipher(next).decrypt("T1", after)).contains(TOKEN);
    assertThat(new TokenCipher(old).decrypt("T1", after)).isEmpty();
    assertThat(new TokenCipher(next).decrypt("T1", before)).isEmpty();
    assertThat(new TokenCipher(next + "\r\n" + old).decrypt("T1", before)).contains(TOKEN);
  }

  @Test
  void wrongOrEmptyLine_isReportedByNumberWithoutTheKey() {
    String good = key();
    assertThatThrownBy(() -> new TokenCipher(good + "\n\n" + good))
        .hasMessageContaining("line 2 of BELLWETHER_TOKEN_KEY")
        .hasMessageNotContaining(good);
    assertThatThrownBy(() -> new TokenCipher(good + "\n" + good + "\nhush hush"))
        .hasMessageContaining("line 3 of BELLWETHER_TOKEN_KEY")
        .hasMessageContaining("openssl rand -base64 32")
        .hasMessageNotContaining("hush")
        .hasMessageNotContaining(good);
  }

  @Test
  void decrypt_rejectsWhateverWasAltered() {
    for (int i = 0; i < CASES; i++) {
      byte[] bytes = Base64.getDecoder().decode(cipher.encrypt("T1", TOKEN).substring(3));
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      String altered = "v1:" + Base64.getEncoder().encodeToString(bytes);
      assertThat(cipher.decrypt("T1", altered)).as("seed %d, case %d", SEED, i).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v1:", "v1:%%%", "v1:AAAA", "v2:AAAA", TOKEN})
  void decrypt_rejectsWhatIsNotAnEncryptedToken(String encrypted) {
    assertThat(cipher.decrypt("T1", encrypted)).isEmpty();
  }

  @Test
  void decrypt_rejectsAnotherVersion() {
    assertThat(cipher.decrypt("T1", cipher.encrypt("T1", TOKEN).replace("v1:", "v2:"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hush", "not%base64", "c2hvcnQgYnV0IHNlY3JldA=="})
  void wrongKey_isRejectedWithAFixAndNotPrinted(String key) {
    assertThatThrownBy(() -> new TokenCipher(key))
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
