/** Queues digests and notices about feeds. */
@NullMarked
package bellwether.app.digest;

import org.jspecify.annotations.NullMarked;
