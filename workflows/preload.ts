import '../domain/apply.js';
import '../domain/keep-time.js';
import '../domain/open-case.js';

// The SDK keeps a stack for every promise of a workflow, mapped back to the sources: half of a workflow's CPU (docs/decisions/0014).
// The place where an error was thrown is still told.
Error.stackTraceLimit = 1;
