package bellwether.store;

final class InMemoryFeedsTest extends FeedsContract {
  @Override
  Feeds empty() {
    return new InMemoryFeeds();
  }
}
