import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestPages, type TestPages } from './support/start-test-pages.js';

const MOST_BYTES = 100_000;

describe('the assets of the pages', () => {
  let pages: TestPages;
  let hrefs: string[];

  beforeAll(async () => {
    pages = await startTestPages();
    const { html } = await (await pages.logIn('north-teacher')).get('/');
    hrefs = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, href = '']) => href);
  });
  afterAll(() => pages.stop());

  it('come compressed where the browser takes that, all together far below the limit, and are kept for a year', async () => {
    expect(hrefs).toHaveLength(6);
    let bytes = 0;
    for (const href of hrefs) {
      const plain = await fetch(pages.url + href, { headers: { 'accept-encoding': 'identity' } });
      const pressed = await fetch(pages.url + href, { headers: { 'accept-encoding': 'br, gzip' } });
      expect(plain.headers.get('content-encoding')).toBeNull();
      expect(pressed.headers.get('content-encoding')).toBe('br');
      expect(pressed.headers.get('cache-control')).toContain('immutable');
      bytes += Number(pressed.headers.get('content-length'));
      // Unpacked it is the same.
      expect(await pressed.text()).toBe(await plain.text());
    }
    expect(bytes).toBeLessThan(MOST_BYTES);
  });
});
