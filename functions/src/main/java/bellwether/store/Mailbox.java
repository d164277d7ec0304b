package bellwether.store;

import java.util.Optional;

/** Where mail that has arrived lies until it is read. */
public interface Mailbox {

  /** The raw message; empty if there is none under this key, or it is larger than 10 MB. */
  Optional<byte[]> read(String key);
}
