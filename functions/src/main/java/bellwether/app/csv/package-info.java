/** Cells of the tables that people export and import. */
@NullMarked
package bellwether.app.csv;

import org.jspecify.annotations.NullMarked;
