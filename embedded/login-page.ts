import { createHash } from 'node:crypto';
import type Provider from 'oidc-provider';

const PASSWORD = 'demo';
const STYLE = `
body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 24rem; margin: 4rem auto; padding: 0 1rem; color: #1e2b3c; }
label, input, button { display: block; width: 100%; box-sizing: border-box; font: inherit; }
input { margin: 0.25rem 0 1rem; padding: 0.5rem; border: 2px solid #5a6b7f; border-radius: 4px; }
button { padding: 0.625rem; border: 0; border-radius: 4px; background: #0a4f8f; color: #fff; }
:focus-visible { outline: 3px solid #f0a000; outline-offset: 2px; }
[role=alert] { padding: 0.75rem; border-left: 6px solid #b3261e; background: #fbe9e7; }
`;
const CSP = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Serves the page on which a person says who she is, and takes its answer. */
export function serveLoginPage(
  provider: Provider,
  findPerson: (staffId: string) => Promise<boolean>,
): void {
  provider.use(async (ctx, next) => {
    if (!ctx.path.startsWith('/login/')) {
      await next();
      return;
    }
    ctx.set('Content-Security-Policy', CSP);
    ctx.set('Cache-Control', 'no-store');
    ctx.type = 'html';
    try {
      await provider.interactionDetails(ctx.req, ctx.res);
    } catch {
      ctx.status = 400;
      ctx.body = renderPage(
        '<p role="alert">Innloggingen har gått ut. Gå tilbake og prøv igjen.</p>',
      );
      return;
    }
    if (ctx.method !== 'POST') {
      ctx.body = renderForm('', false);
      return;
    }
    const form = new URLSearchParams(await readForm(ctx.req));
    const staffId = (form.get('staffId') ?? '').trim();
    if (form.get('password') !== PASSWORD || !(await findPerson(staffId))) {
      ctx.status = 422;
      ctx.body = renderForm(staffId, true);
      return;
    }
    const result = { login: { accountId: staffId } };
    ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, result));
  });
}

async function readForm(request: AsyncIterable<Buffer>): Promise<string> {
  let form = '';
  for await (const chunk of request) {
    form += chunk.toString('utf8');
    if (form.length > 10_000) break;
  }
  return form;
}

function renderForm(staffId: string, isRefused: boolean): string {
  return renderPage(`${isRefused ? '<p role="alert">Feil ansatt-id eller passord.</p>' : ''}
<form method="post">
<label for="staffId">Ansatt-id</label>
<input id="staffId" name="staffId" autocomplete="username" required autofocus value="${escape(staffId)}">
<label for="password">Passord</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button>Logg inn</button>
</form>
<p>Øvingsinnlogging: ansatt-id fra den oppdiktede kommunen, passord «${PASSWORD}».</p>`);
}

function renderPage(content: string): string {
  return `<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Logg inn – Nærvær</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Logg inn</h1>
${content}
</main>
</body>
</html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
