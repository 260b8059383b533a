import { API_BASE } from '../app.js';
import { allRoutes } from '../all-routes.js';
import { buildDocument } from './build-document.js';

/** Stands where each installation names its own issuer. */
const AN_ISSUER = 'https://issuer.example';

/** Builds the document as `docs/openapi.json` keeps it for review, the same on every machine. */
export function buildReviewedDocument(): ReturnType<typeof buildDocument> {
  return buildDocument(allRoutes, API_BASE, AN_ISSUER);
}
