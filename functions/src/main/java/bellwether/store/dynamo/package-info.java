/** Stores in DynamoDB. */
@NullMarked
package bellwether.store.dynamo;

import org.jspecify.annotations.NullMarked;
