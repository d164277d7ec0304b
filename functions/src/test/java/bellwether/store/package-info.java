/** Fakes of the store for other rooms' tests, and the contracts that fakes and tables share. */
@NullMarked
package bellwether.store;

import org.jspecify.annotations.NullMarked;
