/** Classifies the role of each named vendor: victim, source or mention. */
@NullMarked
package bellwether.match.roles;

import org.jspecify.annotations.NullMarked;
