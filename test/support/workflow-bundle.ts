import { askServices } from './ask-services.js';

/** Names the file of the bundled workflows, as `workflowBundle: { codePath }` of a worker takes it. */
export function getWorkflowBundle(): Promise<string> {
  return askServices('/workflow-bundle');
}
