/**
 * Network in: fetches feeds, reads every format into {@link bellwether.domain.Advisory}, and gives
 * each item its identity. What it reads is hostile.
 */
@NullMarked
package bellwether.feed;

import org.jspecify.annotations.NullMarked;
