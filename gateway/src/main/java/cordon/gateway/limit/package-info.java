/** How much one person, country or address may ask at a time, and the memory for what is large. */
@NullMarked
package cordon.gateway.limit;

import org.jspecify.annotations.NullMarked;
