/** The few turns between the contract's types and the domain's that every service makes alike. */
@NullMarked
package cordon.platform.contract;

import org.jspecify.annotations.NullMarked;
