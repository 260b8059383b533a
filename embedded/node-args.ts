/**
 * What Node is told when it runs API and worker: to read TypeScript, and to keep the young generation small. By default it grows to
 * 48 MB in each of a worker's threads, for little less work.
 */
export const NODE_ARGS = ['--max-semi-space-size=4', '--import', 'tsx'];
