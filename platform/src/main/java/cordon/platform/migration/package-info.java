/**
 * Numbered steps from one stored form to the next: each is run once, before the service takes
 * calls, and recorded.
 */
@NullMarked
package cordon.platform.migration;

import org.jspecify.annotations.NullMarked;
