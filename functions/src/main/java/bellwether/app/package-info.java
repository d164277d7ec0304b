/** The use cases of Bellwether, and their wiring. */
@NullMarked
package bellwether.app;

import org.jspecify.annotations.NullMarked;
