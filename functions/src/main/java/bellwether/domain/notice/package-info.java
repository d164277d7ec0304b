/** Notices that Bellwether posts, their delivery, and the actions of people on them. */
@NullMarked
package bellwether.domain.notice;

import org.jspecify.annotations.NullMarked;
