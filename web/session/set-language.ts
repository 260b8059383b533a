import type { RequestHandler } from 'express';
import { LOCALES } from '../../api/locale.js';
import type { PagesShell } from '../pages-shell.js';
import { isOwnPath, paths } from '../paths.js';

const YEAR_SECONDS = 31_536_000;

/** Remembers in which language this browser shows the pages, and goes back to where it was. */
export function setLanguage({ cookies }: PagesShell): RequestHandler {
  return (req, res) => {
    const form = new URLSearchParams(typeof req.body === 'string' ? req.body : '');
    const locale = LOCALES.find((known) => known === form.get('locale'));
    if (locale) cookies.write(res, 'language', locale, YEAR_SECONDS);
    const back = form.get('back') ?? '';
    res.redirect(303, isOwnPath(back) ? back : paths.tasks());
  };
}
