/** The times of an incident that a customer may have to prove. */
@NullMarked
package bellwether.domain.timeline;

import org.jspecify.annotations.NullMarked;
