import { problem } from '../../api/problems.js';
import { definePage } from '../define-page.js';
import { paths } from '../paths.js';
import { saveDraft } from './draft.js';
import { isDraftName } from './keep-for-owner.js';

/** Keeps what somebody is typing, sent by the script every few seconds. */
export const saveDraftPage = definePage({
  method: 'post',
  path: paths.drafts(),
  async handle({ deps, caller, form, now }) {
    const [name, subject] = [form.get('form') ?? '', form.get('subject') ?? ''];
    if (!isDraftName(name, subject)) throw problem('not-allowed');
    await saveDraft(deps.db, { staffId: caller.staffId, form: name, subject }, form, now);
    return { kind: 'nothing' };
  },
});
