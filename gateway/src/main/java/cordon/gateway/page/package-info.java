/** The pages of the browser. */
@NullMarked
package cordon.gateway.page;

import org.jspecify.annotations.NullMarked;
