import { problem } from '../../api/problems.js';
import { isShownTo } from '../../domain/access/page-rules.js';
import type { SettingsPage } from '../../domain/access/settings-pages.js';
import type { PageContext } from '../define-page.js';

/** Lets through whom a page of settings is shown to; for everybody else it does not exist. */
export function requirePage(page: SettingsPage, { caller }: Pick<PageContext, 'caller'>): void {
  if (!isShownTo(page, caller.roles)) throw problem('not-found');
}
