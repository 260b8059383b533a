import { problem } from '../../api/problems.js';
import { isShownTo, type SettingsPage } from '../../domain/access/settings-pages.js';
import type { PageContext } from '../define-page.js';

/** Lets through whom a page of settings is shown to; for everybody else it does not exist. */
export function requirePage(page: SettingsPage, { caller }: Pick<PageContext, 'caller'>): void {
  if (!isShownTo(page, caller.roles)) throw problem('not-found');
}
