/** Reads Excel workbooks. */
@NullMarked
package bellwether.app.vendors.xlsx;

import org.jspecify.annotations.NullMarked;
