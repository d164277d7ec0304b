/** Runs the packaged functions as Lambda does, under AWS's Runtime Interface Client. */
@NullMarked
package bellwether.local.invoke;

import org.jspecify.annotations.NullMarked;
