package cordon.tasking.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is asked. */
public record TaskSpec(
    String title,
    String description,
    @Nullable Instant due,
    @Nullable LegalAuthority legalAuthority,
    TaskAction action) {}
