import type { SavedView } from '../../prisma/generated/client.js';
import { PostForm } from '../layout/post-form.js';
import { useShowing } from '../layout/showing.js';
import { paths } from '../paths.js';
import { CASES } from '../texts/cases.js';

/** Lists the views that somebody saved, and lets them save the one they look at. */
export function SavedViews({ views, query }: { views: readonly SavedView[]; query: string }) {
  const { say } = useShowing();
  return (
    <div className="views">
      {views.length > 0 && (
        <ul aria-label={say(CASES.views)}>
          {views.map((view) => (
            <li key={view.id}>
              <a className="ds-link" href={`${paths.cases()}?${view.query}`}>
                {view.name}
              </a>
              <PostForm action={paths.removeView()} className="inline">
                <input type="hidden" name="id" value={view.id} />
                <button className="plain" aria-label={say(CASES.removeView, { name: view.name })}>
                  ×
                </button>
              </PostForm>
            </li>
          ))}
        </ul>
      )}
      {query !== '' && (
        <PostForm action={paths.saveView()} className="search">
          <input type="hidden" name="query" value={query} />
          <div className="ds-field">
            <label className="ds-label" htmlFor="visning">
              {say(CASES.viewName)}
            </label>
            <input className="ds-input" id="visning" name="name" maxLength={60} required />
          </div>
          <button className="ds-button" data-variant="tertiary">
            {say(CASES.saveView)}
          </button>
        </PostForm>
      )}
    </div>
  );
}
