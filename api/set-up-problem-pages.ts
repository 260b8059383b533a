import type { Express } from 'express';
import { html, page } from './html.js';
import { localeOf } from './locale.js';
import { PROBLEM_TEXTS } from './problem-texts.js';
import { problem, PROBLEMS, type ProblemName } from './problems.js';
import { nameRoute } from './set-up-routes.js';

/** Serves a readable page for each problem's `type`. */
export function setUpProblemPages(app: Express): void {
  app.get('/problems/:name', nameRoute('/problems/:name'), (req, res) => {
    const name = String(req.params.name);
    if (!isProblemName(name)) throw problem('not-found');
    const locale = localeOf(req.headers);
    const { title, detail } = PROBLEM_TEXTS[name];
    const body = html`<h1>${title[locale]}</h1>
      <p>${detail[locale]}</p>
      <p><code>${name}</code> · HTTP ${PROBLEMS[name].status}</p>
      <p><a href="/api/docs">API</a></p>`;
    res
      .set('Content-Language', locale)
      .type('html')
      .send(page(locale, title[locale], body));
  });
}

function isProblemName(name: string): name is ProblemName {
  return Object.hasOwn(PROBLEMS, name);
}
