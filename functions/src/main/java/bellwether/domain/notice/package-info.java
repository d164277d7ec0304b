/** What Bellwether posts, its delivery, and what people did about it. */
@NullMarked
package bellwether.domain.notice;

import org.jspecify.annotations.NullMarked;
