/** Stores of domain records as interfaces, without a database or an AWS type. */
@NullMarked
package bellwether.store;

import org.jspecify.annotations.NullMarked;
