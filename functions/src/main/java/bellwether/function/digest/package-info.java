@NullMarked
package bellwether.function.digest;

import org.jspecify.annotations.NullMarked;
