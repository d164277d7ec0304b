/** Reads vendors' pages of subprocessors, and shows who declares whom as a supplier. */
@NullMarked
package bellwether.app.chain;

import org.jspecify.annotations.NullMarked;
