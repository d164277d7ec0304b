/**
 * Records and enums that several packages share. They depend on {@code java.*} only and perform no
 * I/O.
 */
@NullMarked
package bellwether.domain;

import org.jspecify.annotations.NullMarked;
