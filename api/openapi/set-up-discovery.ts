import type { Express } from 'express';
import type { Deps } from '../deps.js';
import { nameRoute } from '../set-up-routes.js';
import { API_NAME, API_VERSION } from './build-document.js';

/** Serves `GET /api/v1`: where everything is, for a client that knows nothing but the address. */
export function setUpDiscovery(app: Express, { env }: Deps, base: string): void {
  app.get(base, nameRoute(base), (_req, res) => {
    res.json({
      name: API_NAME,
      version: API_VERSION,
      issuer: env.OIDC_ISSUER,
      openapi: `${base}/openapi.json`,
      docs: '/api/docs',
    });
  });
}
