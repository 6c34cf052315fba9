/** What whoever runs the gateway can measure of it, in the form of Prometheus. */
@NullMarked
package cordon.gateway.meter;

import org.jspecify.annotations.NullMarked;
