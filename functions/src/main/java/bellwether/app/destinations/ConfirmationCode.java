package bellwether.app.destinations;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;

/** Codes that prove that whoever enters them received them. */
final class ConfirmationCode {
  /** Without 0, O, 1 and I, which look alike. */
  private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  /** Of 40 bits: with few tries, nobody guesses one. */
  private static final int LENGTH = 8;

  private ConfirmationCode() {}

  static String random() {
    // A new generator, because SnapStart copies a process with the state of its generators.
    SecureRandom random = new SecureRandom();
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      if (i == LENGTH / 2) {
        code.append('-');
      }
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  /** Compares in constant time, with or without the hyphen and in any case of letters. */
  static boolean matches(String code, String entered) {
    return MessageDigest.isEqual(normalize(code), normalize(entered));
  }

  private static byte[] normalize(String code) {
    return code.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT).getBytes(UTF_8);
  }
}
