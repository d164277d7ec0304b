package bellwether.app.vendors;

import bellwether.app.TestClock;
import bellwether.store.memory.InMemoryListChangeStore;

/** Creates recorders of changes for tests that are not about them. */
public final class ListRecorders {
  private ListRecorders() {}

  /** A recorder whose changes nobody reads. */
  public static ListRecorder unread() {
    return new ListRecorder(new InMemoryListChangeStore(), "U1", TestClock.start());
  }
}
