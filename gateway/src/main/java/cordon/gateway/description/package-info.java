/** Serves the description that was written when the product was built, and the page to read it. */
@NullMarked
package cordon.gateway.description;

import org.jspecify.annotations.NullMarked;
