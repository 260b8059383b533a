import { randomUUID } from 'node:crypto';
import { isCaseId } from '../../api/cases/who-sees.js';
import { definePage, goTo } from '../define-page.js';
import { paths } from '../paths.js';
import { readFilters, writeFilters } from './read-filters.js';

/** Saves the filters that somebody looks through, under a name; the same name is written over. */
export const saveViewPage = definePage({
  method: 'post',
  path: paths.saveView(),
  async handle({ deps, caller: { staffId }, form }) {
    const name = (form.get('name') ?? '').trim().slice(0, 60);
    const query = writeFilters(readFilters(new URLSearchParams(form.get('query') ?? '')));
    if (name === '') return goTo(paths.cases());
    await deps.db.savedView.upsert({
      where: { staffId_name: { staffId, name } },
      create: { id: randomUUID(), staffId, name, query },
      update: { query },
    });
    return goTo(`${paths.cases()}?${query}`, 'saved');
  },
});

/** Removes a view of one's own. */
export const removeViewPage = definePage({
  method: 'post',
  path: paths.removeView(),
  async handle({ deps, caller: { staffId }, form }) {
    const id = form.get('id') ?? '';
    if (isCaseId(id)) await deps.db.savedView.deleteMany({ where: { id, staffId } });
    return goTo(paths.cases(), 'removed');
  },
});
