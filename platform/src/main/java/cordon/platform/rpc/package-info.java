/**
 * A service as a table on the generated descriptors: one line for each method of the contract, with
 * what is the feature's own. The platform does what every method of its kind has alike.
 */
@NullMarked
package cordon.platform.rpc;

import org.jspecify.annotations.NullMarked;
