package bellwether.store;

import java.util.Optional;

/** Stores received email. */
public interface Mailbox {
  /** The raw message; empty if it does not exist or is larger than 10 MB. */
  Optional<byte[]> read(String key);
}
