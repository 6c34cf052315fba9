/** The one way to the services: channels, breakers, bulkheads, time limits and repeats. */
@NullMarked
package cordon.gateway.service;

import org.jspecify.annotations.NullMarked;
