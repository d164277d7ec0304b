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
 * Encrypts a workspace's bot token so that only the key and the same workspace's id open it again:
 * AES-256-GCM with the team's id as associated data, a fresh nonce for each. Older keys go on
 * opening what they sealed, so that a new key locks nobody out.
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
   * @param base64Keys a line each, the newest first: 32 bytes in base64, as {@code openssl rand
   *     -base64 32} prints them. The first seals; each of them opens.
   * @throws IllegalArgumentException if a line is none, naming the line and the fix and not the key
   */
  public TokenCipher(String base64Keys) {
    // A secret put in from a file ends with a line break; an empty line between two is a mistake.
    String[] lines = base64Keys.strip().split("\\R", -1);
    List<SecretKeySpec> read = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      read.add(new SecretKeySpec(decodeKey(lines[i], i + 1), "AES"));
    }
    this.keys = List.copyOf(read);
  }

  private static byte[] decodeKey(String base64Key, int line) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64Key.strip());
      if (bytes.length == KEY_BYTES) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // told below, without the key
    }
    throw new IllegalArgumentException(
        "line "
            + line
            + " of BELLWETHER_TOKEN_KEY is not 32 bytes in base64: make one with openssl rand"
            + " -base64 32, a key a line and no empty lines");
  }

  /** The token as it may be kept: another text each time, of no use to any other team. */
  public String encrypt(String team, String token) {
    byte[] nonce = new byte[NONCE_BYTES];
    // Made anew: SnapStart copies a process, and two copies must not share a generator's state.
    new SecureRandom().nextBytes(nonce);
    try {
      byte[] encrypted =
          initCipher(Cipher.ENCRYPT_MODE, keys.getFirst(), team, nonce)
              .doFinal(token.getBytes(UTF_8));
      byte[] all =
          ByteBuffer.allocate(nonce.length + encrypted.length).put(nonce).put(encrypted).array();
      return VERSION + Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has " + CIPHER, e);
    }
  }

  /**
   * The token, or empty if it was not sealed for this team with one of the keys, or was altered.
   */
  public Optional<String> decrypt(String team, String sealed) {
    if (!sealed.startsWith(VERSION)) {
      return Optional.empty();
    }
    byte[] all;
    try {
      all = Base64.getDecoder().decode(sealed.substring(VERSION.length()));
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
