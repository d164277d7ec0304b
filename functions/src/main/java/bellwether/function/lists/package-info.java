/** What goes in and out as tables: vendor lists, and the evidence of what was told. */
@NullMarked
package bellwether.function.lists;

import org.jspecify.annotations.NullMarked;
