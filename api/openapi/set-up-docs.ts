import type { Express } from 'express';
import { allRoutes } from '../all-routes.js';
import type { Deps } from '../deps.js';
import { nameRoute } from '../set-up-routes.js';
import { buildDocument } from './build-document.js';
import { DOCS_CSS } from './docs-css.js';
import { renderDocs } from './render-docs.js';

/** Serves the OpenAPI document and its readable form, a page without scripts; open to all. */
export function setUpDocs(app: Express, { env }: Deps, base: string): void {
  const document = buildDocument(allRoutes, base, env.OIDC_ISSUER);
  const page = renderDocs(document, `${base}/openapi.json`);
  app.get(`${base}/openapi.json`, nameRoute(`${base}/openapi.json`), (_req, res) => {
    res.json(document);
  });
  app.get('/api/docs', nameRoute('/api/docs'), (_req, res) => {
    res.type('html').send(page);
  });
  app.get('/api/docs.css', nameRoute('/api/docs.css'), (_req, res) => {
    res.type('css').set('Cache-Control', 'public, max-age=3600').send(DOCS_CSS);
  });
}
