/** The bodies of rows: domain records as JSON and back, readable across versions. */
@NullMarked
package bellwether.store.dynamo.json;

import org.jspecify.annotations.NullMarked;
