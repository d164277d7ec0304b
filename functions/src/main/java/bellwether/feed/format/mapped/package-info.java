/** Tables and JSON records whose fields a mapping names. */
@NullMarked
package bellwether.feed.format.mapped;

import org.jspecify.annotations.NullMarked;
