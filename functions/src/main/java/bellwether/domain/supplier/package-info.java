/** Incidents of declared suppliers. */
@NullMarked
package bellwether.domain.supplier;

import org.jspecify.annotations.NullMarked;
