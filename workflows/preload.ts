// Loaded once a thread, and not once a case: neither the core nor the shell's modules have a state of their own.
import './index.js';

// The SDK keeps a stack for every promise of a workflow, mapped back to the sources: half of a workflow's CPU (docs/decisions/0014).
// The place where an error was thrown is still told.
Error.stackTraceLimit = 1;
