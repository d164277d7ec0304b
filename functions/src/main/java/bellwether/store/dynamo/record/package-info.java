/** Stores in DynamoDB what is recorded as evidence. */
@NullMarked
package bellwether.store.dynamo.record;

import org.jspecify.annotations.NullMarked;
