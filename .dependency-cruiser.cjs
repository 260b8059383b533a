'use strict';

/** Keeps the layers apart as `docs/architecture.md` draws them. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-is-pure',
      comment: 'The core knows neither Temporal, HTTP, SQL nor the clock.',
      severity: 'error',
      from: { path: '^domain/' },
      to: { pathNot: '^(domain/|node_modules/(zod|@date-fns/tz)/)' },
    },
    {
      name: 'workflows-run-in-the-sandbox',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { pathNot: '^(workflows/|domain/|node_modules/@temporalio/(workflow|common)/)' },
    },
    {
      name: 'activities-stand-alone',
      comment:
        'Side effects know the core, the database and mail; never the API that stores commands.',
      severity: 'error',
      from: { path: '^activities/' },
      to: { path: '^(api|web|worker|embedded|simulate)/' },
    },
    {
      name: 'events-stand-alone',
      comment: 'API and worker share what goes out; it knows the core and the database.',
      severity: 'error',
      from: { path: '^events/' },
      to: { path: '^(api|web|activities|workflows|worker|embedded|simulate)/' },
    },
    {
      name: 'activities-know-only-the-contract',
      severity: 'error',
      from: { path: '^activities/' },
      to: { path: '^workflows/', pathNot: '^workflows/[^/]+/messages\\.ts$' },
    },
    {
      name: 'api-knows-only-the-contract',
      severity: 'error',
      from: { path: '^(api|web)/' },
      to: {
        path: '^(activities|worker|embedded|simulate|workflows)/',
        pathNot: '^workflows/[^/]+/(messages|search-attributes)\\.ts$',
      },
    },
    {
      name: 'one-file-talks-to-temporal',
      severity: 'error',
      from: { path: '^(api|web)/', pathNot: '^api/case-client\\.ts$' },
      to: { path: 'node_modules/@temporalio/' },
    },
    {
      name: 'worker-names-workflows-as-a-path',
      severity: 'error',
      from: { path: '^worker/' },
      to: { path: '^workflows/', pathNot: '^workflows/[^/]+/messages\\.ts$' },
    },
    {
      name: 'client-stands-alone',
      comment: 'It can be copied into any project: nothing of ours but the types of the document.',
      severity: 'error',
      from: { path: '^client/' },
      to: { pathNot: '^(client/|node_modules/openapi-(fetch|typescript-helpers)/|node:|crypto$)' },
    },
    {
      name: 'examples-use-the-client-alone',
      severity: 'error',
      from: { path: '^examples/app/' },
      to: { path: '^(api|web|worker|workflows|activities|domain|embedded|simulate|prisma|guide)/' },
    },
    {
      name: 'production-needs-no-tests',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^prisma/generated/|^dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'] },
  },
};
