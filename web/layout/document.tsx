import type { ReactNode } from 'react';
import type { HeldRole } from '../../api/auth/caller.js';
import { LOCALES } from '../../api/locale.js';
import type { BackTo } from '../define-page.js';
import { paths } from '../paths.js';
import { FLASHES, type FlashCode } from '../texts/flashes.js';
import { LAYOUT } from '../texts/layout.js';
import { Notice } from './notice.js';
import { navFor } from './nav.js';
import { PostForm } from './post-form.js';
import { useShowing } from './showing.js';

/** Says who is logged in, for the header. */
export interface Viewer {
  name: string;
  roles: readonly HeldRole[];
}

interface DocumentProps {
  title: string;
  path: string;
  /** Where the page is found again, with its query. */
  address: string;
  viewer: Viewer | undefined;
  flash?: FlashCode | undefined;
  backTo?: BackTo | undefined;
  /** True on a page that is read without login. */
  isOpen?: boolean;
  stylesheets: readonly string[];
  script: string;
  icon: string;
  children: ReactNode;
}

const LANGUAGE_NAMES = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' } as const;

/** Writes a whole page: header with menu and language, then what the page itself shows. */
export function Document(props: DocumentProps) {
  const {
    title,
    path,
    address,
    viewer,
    flash,
    backTo,
    isOpen,
    stylesheets,
    script,
    icon,
    children,
  } = props;
  const { locale, say } = useShowing();
  return (
    <html lang={locale} data-color-scheme="light">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – Nærvær`}</title>
        <link rel="icon" type="image/svg+xml" href={icon} />
        {stylesheets.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        <script src={script} defer />
      </head>
      <body>
        <a className="ds-skip-link" href="#innhold">
          {say(LAYOUT.skip)}
        </a>
        <header className="page-header">
          <div className="page-header-top">
            <a className="brand" href={paths.tasks()}>
              Nærvær
            </a>
            {viewer && <Session name={viewer.name} address={address} />}
            {!viewer && isOpen && (
              <div className="session">
                <Languages address={address} />
                <a className="ds-link" href={paths.tasks()}>
                  {say(LAYOUT.login)}
                </a>
              </div>
            )}
          </div>
          {viewer && <Menu roles={viewer.roles} path={path} />}
        </header>
        <main id="innhold" tabIndex={-1}>
          {backTo && (
            <p className="back">
              <a className="ds-link" href={backTo.href}>
                ← {backTo.label}
              </a>
            </p>
          )}
          {flash && (
            <Notice
              color={flash === 'stored' || flash === 'not-now' ? 'info' : 'success'}
              role="status"
            >
              {say(FLASHES[flash])}
            </Notice>
          )}
          {children}
        </main>
        <Footer path={path} />
      </body>
    </html>
  );
}

function Session({ name, address }: { name: string; address: string }) {
  const { say } = useShowing();
  return (
    <div className="session">
      <span>{name}</span>
      <Languages address={address} />
      <PostForm action={paths.logout()} className="inline">
        <button className="plain">{say(LAYOUT.logout)}</button>
      </PostForm>
    </div>
  );
}

function Languages({ address }: { address: string }) {
  const { locale, say } = useShowing();
  return (
    <PostForm action={paths.language()} className="inline" aria-label={say(LAYOUT.language)}>
      <input type="hidden" name="back" value={address} />
      {LOCALES.map((code) => (
        <button
          key={code}
          className="plain"
          name="locale"
          value={code}
          lang={code}
          aria-pressed={code === locale}
        >
          {LANGUAGE_NAMES[code]}
        </button>
      ))}
    </PostForm>
  );
}

/** Leads to what is open to everybody. */
function Footer({ path }: { path: string }) {
  const { say } = useShowing();
  const links = [
    [paths.help(), LAYOUT.help],
    [paths.accessibility(), LAYOUT.accessibility],
    [paths.privacy(), LAYOUT.privacy],
  ] as const;
  return (
    <footer className="page-footer">
      <nav aria-label={say(LAYOUT.about)}>
        <ul>
          {links.map(([href, label]) => (
            <li key={href}>
              <a
                className="ds-link"
                href={href}
                aria-current={isWithin(path, href) ? 'page' : undefined}
              >
                {say(label)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  );
}

function Menu({ roles, path }: { roles: readonly HeldRole[]; path: string }) {
  const { say } = useShowing();
  return (
    <nav aria-label={say(LAYOUT.menu)}>
      <ul>
        {navFor(roles).map(({ href, label }) => (
          <li key={href}>
            <a href={href} aria-current={isWithin(path, href) ? 'page' : undefined}>
              {say(label)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function isWithin(path: string, href: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
}
