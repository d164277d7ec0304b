package bellwether.store.dynamo.table;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Finds out whether the condition of a write held. The exceptions are caught here, because a class
 * that catches them loads them, and a function that only reads needs none.
 */
final class WriteConditions {
  private WriteConditions() {}

  static boolean hold(Runnable write) {
    try {
      write.run();
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /** Also true if the row for which the condition fails has this value of the attribute. */
  static boolean hold(Runnable write, String attribute, AttributeValue written) {
    try {
      write.run();
      return true;
    } catch (ConditionalCheckFailedException e) {
      return e.hasItem() && written.equals(e.item().get(attribute));
    }
  }

  /** False if a condition of a transaction does not hold; empty if another writer interfered. */
  static Optional<Boolean> holdTogether(Runnable transaction) {
    try {
      transaction.run();
      return Optional.of(true);
    } catch (TransactionCanceledException e) {
      List<String> reasons =
          e.cancellationReasons().stream().map(CancellationReason::code).toList();
      if (reasons.contains("ConditionalCheckFailed")) {
        return Optional.of(false);
      }
      if (reasons.contains("TransactionConflict")) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
