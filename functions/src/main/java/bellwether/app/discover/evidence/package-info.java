/** What a source shows about a company's vendors, and what that proves. */
@NullMarked
package bellwether.app.discover.evidence;

import org.jspecify.annotations.NullMarked;
