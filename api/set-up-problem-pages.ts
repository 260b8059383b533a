import type { Express, Request } from 'express';
import { html, page } from './html.js';
import { LOCALES, localeOf, type Locale, type Texts } from './locale.js';
import { PROBLEM_ADVICE } from './problem-advice.js';
import { PROBLEM_TEXTS } from './problem-texts.js';
import { problem, PROBLEMS, type ProblemName } from './problems.js';
import { nameRoute } from './set-up-routes.js';

const LANGUAGES: Texts = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };
const WHAT_TO_DO: Texts = { nb: 'Hva du kan gjøre', nn: 'Kva du kan gjere', en: 'What to do' };
const OTHERS: Texts = { nb: 'Alle feilsvar', nn: 'Alle feilsvar', en: 'All problems' };
const NAMES = Object.keys(PROBLEMS) as ProblemName[];

/** Serves a readable page for each problem's `type`, and one that lists them. `?lang=` goes before what the browser asks for. */
export function setUpProblemPages(app: Express): void {
  app.get('/problems/:name', nameRoute('/problems/:name'), (req, res) => {
    const name = NAMES.find((known) => known === req.params.name);
    if (!name) throw problem('not-found');
    const locale = languageOf(req);
    const markup = writeProblem(name, locale);
    res.set('Content-Language', locale).type('html').send(markup);
  });
  app.get('/problems', nameRoute('/problems'), (req, res) => {
    const locale = languageOf(req);
    res.set('Content-Language', locale).type('html').send(writeList(locale));
  });
}

function languageOf({ query, headers }: Request): Locale {
  return LOCALES.find((locale) => locale === query.lang) ?? localeOf(headers);
}

function writeProblem(name: ProblemName, locale: Locale): string {
  const { title, detail } = PROBLEM_TEXTS[name];
  const body = html`<h1>${title[locale]}</h1>
    <p>${detail[locale]}</p>
    <h2>${WHAT_TO_DO[locale]}</h2>
    <p>${PROBLEM_ADVICE[name][locale]}</p>
    <p><code>/problems/${name}</code> · HTTP ${PROBLEMS[name].status}</p>
    ${languageLinks(locale)}
    <p><a href="/problems?lang=${locale}">${OTHERS[locale]}</a> · <a href="/api/docs">API</a></p>`;
  return page(locale, title[locale], body);
}

function writeList(locale: Locale): string {
  const body = html`<h1>${OTHERS[locale]}</h1>
    <ul>
      ${NAMES.map(
        (name) =>
          html`<li>
            <a href="/problems/${name}?lang=${locale}">${PROBLEM_TEXTS[name].title[locale]}</a>:
            ${PROBLEMS[name].status}, <code>${name}</code>
          </li>`,
      )}
    </ul>
    ${languageLinks(locale)}`;
  return page(locale, OTHERS[locale], body);
}

function languageLinks(present: Locale) {
  return html`<nav aria-label="Språk, language">
    ${LOCALES.filter((locale) => locale !== present).map(
      (locale) =>
        html`<a href="?lang=${locale}" lang="${locale}" hreflang="${locale}"
          >${LANGUAGES[locale]}</a
        > `,
    )}
  </nav>`;
}
