import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestPages, type TestPages } from './support/start-test-pages.js';

describe('the page of a school', () => {
  let pages: TestPages;

  beforeAll(async () => {
    pages = await startTestPages();
    await pages.openCase('anna');
  });
  afterAll(() => pages.stop());

  it('shows its coordinator the open cases and the pattern, as a chart and a table', async () => {
    const { html, status } = await (await pages.logIn('north-coordinator')).get('/skolen');
    expect(status).toBe(200);
    expect(html).toContain('<svg role="img"');
    expect(html).toMatch(/<td>1<\/td>/);
    expect(html).toContain('mandag');
  });

  it('is nothing that exists for a teacher', async () => {
    const { html, status } = await (await pages.logIn('north-teacher')).get('/skolen');
    expect(status).toBe(404);
    expect(html).not.toContain('href="/skolen"');
  });
});
