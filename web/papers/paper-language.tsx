import { LOCALES, type Locale } from '../../api/locale.js';
import { useShowing } from '../layout/showing.js';
import { PAPERS } from '../texts/papers.js';
import type { Database } from '../../prisma/connect.js';

const NAMES = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' } as const;

/** Finds the language of a paper that goes home: the one chosen for its reader, else the school's own written language. */
export async function findPaperLanguage(
  db: Database,
  schoolId: string,
  query: URLSearchParams,
): Promise<Locale> {
  const chosen = LOCALES.find((locale) => locale === query.get('sprak'));
  if (chosen) return chosen;
  const { writtenLanguage } = await db.school.findUniqueOrThrow({
    where: { id: schoolId },
    select: { writtenLanguage: true },
  });
  return LOCALES.find((locale) => locale === writtenLanguage) ?? 'nb';
}

/** Offers the paper's other languages, and to print it; is not printed itself. */
export function PaperTools({
  path,
  query,
  language,
}: {
  path: string;
  query: URLSearchParams;
  language: Locale;
}) {
  const { say } = useShowing();
  const inLanguage = (locale: Locale) => {
    const asked = new URLSearchParams(query);
    asked.set('sprak', locale);
    return `${path}?${asked.toString()}`;
  };
  return (
    <div className="actions screen-only">
      <PrintButton />
      <nav aria-label={say(PAPERS.language)}>
        {LOCALES.map((locale) => (
          <a
            key={locale}
            className="ds-button"
            data-variant="tertiary"
            lang={locale}
            href={inLanguage(locale)}
            aria-current={locale === language ? 'true' : undefined}
          >
            {NAMES[locale]}
          </a>
        ))}
      </nav>
    </div>
  );
}

/** Prints the page where scripts run; elsewhere the browser's menu does. */
export function PrintButton() {
  const { say } = useShowing();
  return (
    <button className="ds-button" data-variant="primary" type="button" data-print hidden>
      {say(PAPERS.print)}
    </button>
  );
}
