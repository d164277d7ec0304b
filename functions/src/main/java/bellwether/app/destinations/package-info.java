/** Commands that set where alerts are forwarded to. */
@NullMarked
package bellwether.app.destinations;

import org.jspecify.annotations.NullMarked;
