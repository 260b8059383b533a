import type { Request, Response } from 'express';

export const COOKIES = {
  session: 'naervaer_session',
  login: 'naervaer_login',
  flash: 'naervaer_flash',
  language: 'naervaer_language',
} as const;
type CookieName = keyof typeof COOKIES;

/** Reads and writes the pages' cookies; on https their names say that they came from this host alone. */
export function makeCookies(appUrl: string) {
  const isSecure = appUrl.startsWith('https:');
  const nameOf = (cookie: CookieName) => (isSecure ? '__Host-' : '') + COOKIES[cookie];
  const options = { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' } as const;
  return {
    read(req: Request, cookie: CookieName): string | undefined {
      const start = `${nameOf(cookie)}=`;
      const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim());
      const value = pairs.find((pair) => pair.startsWith(start))?.slice(start.length);
      if (value === undefined) return undefined;
      try {
        return decodeURIComponent(value);
      } catch {
        return undefined;
      }
    },
    /** Without `seconds` the cookie goes when the browser closes. */
    write(res: Response, cookie: CookieName, value: string, seconds?: number): void {
      const lives = seconds === undefined ? {} : { maxAge: seconds * 1000 };
      res.cookie(nameOf(cookie), value, { ...options, ...lives });
    },
    clear(res: Response, cookie: CookieName): void {
      res.clearCookie(nameOf(cookie), options);
    },
  };
}
export type Cookies = ReturnType<typeof makeCookies>;
