package bellwether.domain;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class HmacSha256Test {
  /** RFC 4231, section 4.3. */
  @Test
  void hash_isThatOfTheStandard() {
    byte[] text = "what do ya want for nothing?".getBytes(US_ASCII);

    assertThat(HexFormat.of().formatHex(HmacSha256.of("Jefe".getBytes(US_ASCII), text)))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  /** With keys shorter and longer than a block of 64 bytes, and texts in two parts. */
  @RepeatedTest(100)
  void hash_isThatOfJava(RepetitionInfo repetition) throws GeneralSecurityException {
    Random random = new Random(repetition.getCurrentRepetition());
    byte[] key = new byte[1 + random.nextInt(140)];
    byte[] text = new byte[random.nextInt(300)];
    random.nextBytes(key);
    random.nextBytes(text);
    int middle = random.nextInt(text.length + 1);
    Mac java = Mac.getInstance("HmacSHA256");
    java.init(new SecretKeySpec(key, "HmacSHA256"));

    assertThat(
            HmacSha256.of(
                key, Arrays.copyOf(text, middle), Arrays.copyOfRange(text, middle, text.length)))
        .isEqualTo(java.doFinal(text));
  }

  @Test
  void emptyKey_isRejected() {
    assertThatThrownBy(() -> HmacSha256.of(new byte[0], new byte[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
