package bellwether.store;

final class DynamoFeedsTest extends FeedsContract {
  @Override
  Feeds empty() {
    return LocalDynamo.store().feeds(LocalDynamo.table(Shape.FEEDS));
  }
}
