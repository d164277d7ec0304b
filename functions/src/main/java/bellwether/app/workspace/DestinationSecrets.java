package bellwether.app.workspace;

import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destination.Kind;
import bellwether.store.TokenCipher;
import java.util.Optional;
import java.util.function.Supplier;

/** Encrypts and decrypts the addresses of destinations together with their signing secrets. */
public final class DestinationSecrets {
  /** A deployment without a key, which forwards nothing. */
  public static final DestinationSecrets NONE = new DestinationSecrets(Optional::empty);

  /** No address has a line break (RFC 3986, section 2). */
  private static final String SEPARATOR = "\n";

  private final Supplier<Optional<TokenCipher>> cipher;

  /** The cipher is read on each call, so that changes take effect. */
  public DestinationSecrets(Supplier<Optional<TokenCipher>> cipher) {
    this.cipher = cipher;
  }

  /**
   * What a destination keeps secret.
   *
   * @param signingSecret the secret that events are signed with, or the code that an e-mail address
   *     was sent; empty if it needs none
   */
  public record Secrets(String address, String signingSecret) {

    @Override
    public String toString() {
      return "Secrets[]";
    }
  }

  /** Encrypts for the customer and the kind only; empty if the deployment has no key. */
  public Optional<String> seal(String customer, Kind kind, Secrets secrets) {
    String text = secrets.address() + SEPARATOR + secrets.signingSecret();
    return cipher.get().map(key -> key.encrypt(owner(customer, kind), text));
  }

  /** Decrypts; empty if there is no key, or another one, or it was encrypted for another. */
  public Optional<Secrets> open(String customer, Destination destination) {
    return cipher
        .get()
        .flatMap(
            key -> key.decrypt(owner(customer, destination.kind()), destination.sealedAddress()))
        .map(text -> {
          int end = text.indexOf(SEPARATOR);
          return new Secrets(text.substring(0, end), text.substring(end + 1));
        });
  }

  /** Whether the deployment can keep secrets at all. */
  public boolean isAvailable() {
    return cipher.get().isPresent();
  }

  private static String owner(String customer, Kind kind) {
    return customer + "/" + kind.id();
  }
}
