@NullMarked
package bellwether.function.mail;

import org.jspecify.annotations.NullMarked;
