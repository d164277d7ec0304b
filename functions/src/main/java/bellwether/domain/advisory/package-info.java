/** What a feed item says, and what its format states outright. */
@NullMarked
package bellwether.domain.advisory;

import org.jspecify.annotations.NullMarked;
