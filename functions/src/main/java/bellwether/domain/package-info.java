/**
 * The nouns that several packages share: plain records and enums over {@code java.*}, without I/O,
 * clock or library.
 */
@NullMarked
package bellwether.domain;

import org.jspecify.annotations.NullMarked;
