/** What a page of the web application tells of its own part in a trace. */
@NullMarked
package cordon.gateway.page;

import org.jspecify.annotations.NullMarked;
