import type { Deps } from '../api/deps.js';
import type { Assets } from './assets/load-assets.js';
import type { Cookies } from './session/cookies.js';
import type { Login } from './session/login.js';
import type { PagesEnv } from './session/pages-env.js';

/** How long a word about what was done waits for the page that shows it. */
export const COOKIE_SECONDS = 900;

/** Holds what every page is carried out with. */
export interface PagesShell {
  deps: Deps;
  env: PagesEnv;
  cookies: Cookies;
  login: Login;
  assets: Assets;
}
