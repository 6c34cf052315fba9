/**
 * A backup of the databases of all services as of one moment, with what has changed since, in one
 * file; and a restore of it to any moment that it covers. Run by itself, out of the jar of any
 * service.
 */
@NullMarked
package cordon.platform.backup;

import org.jspecify.annotations.NullMarked;
