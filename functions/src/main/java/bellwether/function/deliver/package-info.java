@NullMarked
package bellwether.function.deliver;

import org.jspecify.annotations.NullMarked;
