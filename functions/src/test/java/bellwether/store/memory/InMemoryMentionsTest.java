package bellwether.store.memory;

import bellwether.store.MentionsContract;
import bellwether.store.Mentions;

final class InMemoryMentionsTest extends MentionsContract {
  @Override
  public Mentions empty() {
    return new InMemoryMentions();
  }
}
