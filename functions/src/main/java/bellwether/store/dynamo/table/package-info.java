/** Access to a DynamoDB table: rows, keys, conditional writes, batches and indexes. */
@NullMarked
package bellwether.store.dynamo.table;

import org.jspecify.annotations.NullMarked;
