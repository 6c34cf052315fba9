/**
 * What goes on in the background of a service: started and stopped in order, never silently dead.
 */
@NullMarked
package cordon.platform.work;

import org.jspecify.annotations.NullMarked;
