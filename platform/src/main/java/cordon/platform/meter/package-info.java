/** What whoever runs a service can measure of it, in the form of Prometheus. */
@NullMarked
package cordon.platform.meter;

import org.jspecify.annotations.NullMarked;
