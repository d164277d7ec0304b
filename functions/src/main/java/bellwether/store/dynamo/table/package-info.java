/**
 * A DynamoDB table and its rows, keys and indexes: the only code that calls DynamoDB's client
 * directly besides the stores' transactions.
 */
@NullMarked
package bellwether.store.dynamo.table;

import org.jspecify.annotations.NullMarked;
