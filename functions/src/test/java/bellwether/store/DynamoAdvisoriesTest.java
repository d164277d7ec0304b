package bellwether.store;

final class DynamoAdvisoriesTest extends AdvisoriesContract {
  @Override
  Advisories empty() {
    return LocalDynamo.store().advisories(LocalDynamo.table(Shape.ADVISORIES));
  }
}
