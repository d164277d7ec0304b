package bellwether.store;

final class InMemoryMentionsTest extends MentionsContract {
  @Override
  Mentions empty() {
    return new InMemoryMentions();
  }
}
