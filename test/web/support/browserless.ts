/** An answer after all redirects. */
export interface Shown {
  status: number;
  url: string;
  html: string;
  headers: Headers;
}

/** What a browser without scripts does: follows redirects, keeps cookies a host and port, posts forms with their hidden fields. */
export interface Browserless {
  get(path: string): Promise<Shown>;
  post(path: string, fields: Fields, headers?: Record<string, string>): Promise<Shown>;
  /** Opens a form's page and sends it, with its hidden fields, as it stands but for what is filled in. */
  fillIn(path: string, fields: Fields): Promise<Shown>;
  cookies: Map<string, string>;
}
type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Makes such a browser, at first without any cookie. */
export function createBrowserless(base: string): Browserless {
  const cookies = new Map<string, string>();

  async function send(url: URL, init: RequestInit, hops = 0): Promise<Shown> {
    const cookie = [...cookies]
      .filter(([key]) => key.startsWith(`${url.host} `))
      .map(([key, value]) => `${key.split(' ')[1]}=${value}`)
      .join('; ');
    const headers = { accept: 'text/html', ...(init.headers as Record<string, string>), cookie };
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', ...value] = pair.split('=');
      if (value.join('=') === '') cookies.delete(`${url.host} ${name}`);
      else cookies.set(`${url.host} ${name}`, value.join('='));
    }
    const location = answer.headers.get('location');
    if (location !== null && answer.status >= 300 && answer.status < 400 && hops < 10) {
      await answer.body?.cancel();
      return send(new URL(location, url), { method: 'GET' }, hops + 1);
    }
    const html = await answer.text();
    return { status: answer.status, url: url.toString(), html, headers: answer.headers };
  }

  const browser: Browserless = {
    cookies,
    get: (path) => send(new URL(path, base), { method: 'GET' }),
    post(path, fields, headers = {}) {
      const url = new URL(path, base);
      const body = new URLSearchParams(
        Object.entries(fields).flatMap(([name, value]) =>
          [value].flat().map((one) => [name, String(one)] as [string, string]),
        ),
      );
      const type = 'application/x-www-form-urlencoded';
      return send(url, {
        method: 'POST',
        headers: { 'content-type': type, origin: url.origin, ...headers },
        body: body.toString(),
      });
    },
    async fillIn(path, fields) {
      const { html } = await browser.get(path);
      return browser.post(path, { ...hiddenFieldsOf(html), ...fields });
    },
  };
  return browser;
}

/** Takes the hidden fields of a page's last form. */
export function hiddenFieldsOf(html: string): Record<string, string> {
  const form = html.slice(html.lastIndexOf('<form'));
  const found = form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries(
    [...found].map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')]),
  );
}
