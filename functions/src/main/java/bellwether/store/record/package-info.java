/** Interfaces for the storage of what is recorded as evidence. */
@NullMarked
package bellwether.store.record;

import org.jspecify.annotations.NullMarked;
