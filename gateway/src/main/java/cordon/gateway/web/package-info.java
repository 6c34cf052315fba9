/** The pages of the browser. */
@NullMarked
package cordon.gateway.web;

import org.jspecify.annotations.NullMarked;
