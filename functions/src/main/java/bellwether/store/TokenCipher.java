package bellwether.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the bot tokens of workspaces, and the addresses of their destinations, with AES-256-GCM,
 * the team's id as associated data, and a new nonce for each. Older keys can still decrypt, so that
 * the key can be rotated.
 *
 * @see <a href="https://csrc.nist.gov/pubs/sp/800/38/d/final">NIST SP 800-38D: 96-bit nonces,
 *     128-bit tags</a>
 */
public final class TokenCipher {
  private static final String VERSION = "v1:";
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  /** Newest first. */
  private final List<SecretKeySpec> keys;

  /**
   * @param base64Keys one key per line, the newest first: 32 bytes in Base64, as {@code openssl
   *     rand -base64 32} prints them. The first key encrypts; every key decrypts.
   * @throws IllegalArgumentException that names the invalid line and the fix, without the key
   */
  public TokenCipher(String base64Keys) {
    this("BELLWETHER_TOKEN_KEY", base64Keys);
  }

  /**
   * The same with keys of another variable, which the exception names.
   *
   * @throws IllegalArgumentException that names the invalid line and the fix, without the key
   */
  public TokenCipher(String variable, String base64Keys) {
    // A secret from a file ends with a line break. An empty line in between is a mistake.
    String[] lines = base64Keys.strip().split("\\R", -1);
    List<SecretKeySpec> read = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      read.add(new SecretKeySpec(decodeKey(variable, lines[i], i + 1), "AES"));
    }
    this.keys = List.copyOf(read);
  }

  private static byte[] decodeKey(String variable, String base64Key, int line) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64Key.strip());
      if (bytes.length == KEY_BYTES) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // Reported below, without the key.
    }
    throw new IllegalArgumentException(
        "line "
            + line
            + " of "
            + variable
            + " is not 32 bytes in Base64: create a key with openssl rand"
            + " -base64 32 and write one key per line, without empty lines");
  }

  /** Encrypts a token for its team; the result differs each time. */
  public String encrypt(String team, String token) {
    byte[] nonce = new byte[NONCE_BYTES];
    // A new generator, because SnapStart copies a process with the state of its generators.
    new SecureRandom().nextBytes(nonce);
    try {
      byte[] ciphertext =
          initCipher(Cipher.ENCRYPT_MODE, keys.getFirst(), team, nonce)
              .doFinal(token.getBytes(UTF_8));
      byte[] all =
          ByteBuffer.allocate(nonce.length + ciphertext.length).put(nonce).put(ciphertext).array();
      return VERSION + Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has " + CIPHER, e);
    }
  }

  /** The token; empty if it is damaged or was encrypted for another team or with another key. */
  public Optional<String> decrypt(String team, String encrypted) {
    if (!encrypted.startsWith(VERSION)) {
      return Optional.empty();
    }
    byte[] all;
    try {
      all = Base64.getDecoder().decode(encrypted.substring(VERSION.length()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (all.length < NONCE_BYTES + TAG_BITS / 8) {
      return Optional.empty();
    }
    return keys.stream().flatMap(key -> decrypt(key, team, all).stream()).findFirst();
  }

  private static Optional<String> decrypt(SecretKeySpec key, String team, byte[] all) {
    byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
    try {
      byte[] token =
          initCipher(Cipher.DECRYPT_MODE, key, team, nonce)
              .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
      return Optional.of(new String(token, UTF_8));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has " + CIPHER, e);
    }
  }

  private static Cipher initCipher(int mode, SecretKeySpec key, String team, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(team.getBytes(UTF_8));
    return cipher;
  }
}
