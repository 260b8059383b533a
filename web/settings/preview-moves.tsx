import type { ReactNode } from 'react';
import { dateOf } from '../../domain/local-time.js';
import { DataTable } from '../layout/data-table.js';
import { writeDay } from '../layout/dates.js';
import { PostForm } from '../layout/post-form.js';
import { useShowing } from '../layout/showing.js';
import { CALENDARS } from '../texts/settings.js';

/** Answers of the API's previews. */
export interface Preview {
  cases: readonly { oldDueAt: string; newDueAt: string }[];
}

interface PreviewMovesProps {
  about: ReactNode;
  preview: Preview;
  action: string;
  /** The form as it was filled in, to be saved or gone back to. */
  form: URLSearchParams;
}

/** Shows which due dates a change would move, from when to when, and saves only what was looked at. */
export function PreviewMoves({ about, preview, action, form }: PreviewMovesProps) {
  const { say, locale } = useShowing();
  const moves = new Map<string, number>();
  for (const { oldDueAt, newDueAt } of preview.cases) {
    const [from, to] = [dateOf(oldDueAt), dateOf(newDueAt)];
    if (from !== to) moves.set(`${from} ${to}`, (moves.get(`${from} ${to}`) ?? 0) + 1);
  }
  const moved = [...moves.values()].reduce((sum, count) => sum + count, 0);
  const unmoved = preview.cases.length - moved;
  const carried = (then: string) =>
    [...form, ['then', then] as const]
      .filter(([name], i) => name !== 'csrf' && (name !== 'then' || i === form.size))
      .map(([name, value], i) => <input key={i} type="hidden" name={name} value={value} />);
  return (
    <>
      <h1 className="ds-heading" data-size="lg">
        {say(CALENDARS.previewTitle)}
      </h1>
      <p className="about">{about}</p>
      <p>{say(CALENDARS.previewHelp)}</p>
      {moves.size === 0 ? (
        <p>{say(CALENDARS.noMoves)}</p>
      ) : (
        <DataTable
          caption={say(CALENDARS.moves)}
          headings={[say(CALENDARS.oldDue), say(CALENDARS.newDue), say(CALENDARS.caseCount)]}
          rows={[...moves].sort().map(([move, count]) => {
            const [from = '', to = ''] = move.split(' ');
            return [writeDay(from, locale), writeDay(to, locale), count];
          })}
        />
      )}
      {unmoved > 0 && <p>{say(CALENDARS.unmoved, { count: unmoved })}</p>}
      <div className="actions">
        <PostForm action={action}>
          {carried('save')}
          <button className="ds-button" data-variant="primary">
            {say(CALENDARS.save)}
          </button>
        </PostForm>
        <PostForm action={action}>
          {carried('edit')}
          <button className="ds-button" data-variant="tertiary">
            {say(CALENDARS.goBack)}
          </button>
        </PostForm>
      </div>
    </>
  );
}
