/**
 * The nouns that two rooms share. Plain records and enums over {@code java.*}: no I/O, no clock, no
 * library.
 */
@NullMarked
package bellwether.domain;

import org.jspecify.annotations.NullMarked;
