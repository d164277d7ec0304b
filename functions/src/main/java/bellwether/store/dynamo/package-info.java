/** The stores in DynamoDB: one implementation a store interface, and the tables that they need. */
@NullMarked
package bellwether.store.dynamo;

import org.jspecify.annotations.NullMarked;
