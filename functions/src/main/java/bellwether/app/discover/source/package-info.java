/** Parsers of exports and registers, one for each kind of source. */
@NullMarked
package bellwether.app.discover.source;

import org.jspecify.annotations.NullMarked;
