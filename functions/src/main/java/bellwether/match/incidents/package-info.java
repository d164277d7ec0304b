/** Links reports to incidents and grades their severity. */
@NullMarked
package bellwether.match.incidents;

import org.jspecify.annotations.NullMarked;
