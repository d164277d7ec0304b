/**
 * What is kept, in DynamoDB: one port for each table and one implementation of it. Only this room
 * sees the AWS SDK; what crosses its border are domain records and {@link
 * bellwether.store.StoreException}.
 */
@NullMarked
package bellwether.store;

import org.jspecify.annotations.NullMarked;
