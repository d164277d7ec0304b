/** JSON formats of the records in the tables. */
@NullMarked
package bellwether.store.dynamo.json;

import org.jspecify.annotations.NullMarked;
