/** DynamoDB Local in this process, and the lock on its data directory. */
@NullMarked
package bellwether.local.dynamodb;

import org.jspecify.annotations.NullMarked;
