/** Tests that every kind of store must pass, and sample records for other tests. */
@NullMarked
package bellwether.store;

import org.jspecify.annotations.NullMarked;
