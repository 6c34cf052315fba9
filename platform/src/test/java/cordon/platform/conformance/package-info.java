/**
 * What every service's tests are made of: a running service, a stand-in for a feed, and the suites
 * that all services have to pass.
 */
@NullMarked
package cordon.platform.conformance;

import org.jspecify.annotations.NullMarked;
