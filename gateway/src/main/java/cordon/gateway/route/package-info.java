/** The routes of the contract and the filter that serves them. */
@NullMarked
package cordon.gateway.route;

import org.jspecify.annotations.NullMarked;
