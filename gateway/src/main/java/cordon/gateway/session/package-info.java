/** Sessions of browsers: where they are kept, their cookie, and what proves a page of ours. */
@NullMarked
package cordon.gateway.session;

import org.jspecify.annotations.NullMarked;
