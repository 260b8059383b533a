/**
 * Names the pages about no single case that e-mails lead to. They link to them and the pages answer at them, so they are written once;
 * a case's own are in case-path.ts.
 */
export const LINKED_PATHS = {
  list: '/saker',
  calendar: '/innstillinger/skoleruter',
  reviews: '/nodtilgang/vurderinger',
} as const;
