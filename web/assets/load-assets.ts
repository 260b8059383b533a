import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Express } from 'express';
import { nameRoute } from '../../api/set-up-routes.js';

const require = createRequire(import.meta.url);
const YEAR_SECONDS = 31_536_000;

/** Says where the pages' style sheets, script and icon are served. */
export interface Assets {
  stylesheets: string[];
  script: string;
  icon: string;
}

/** Serves the design system's style sheets, our own, the one script and the icon; addresses carry a hash of the content, so they are kept for a year. */
export function serveAssets(app: Express): Assets {
  const serve = (file: string, name: string, type: string) => {
    const content = readFileSync(file);
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
    const href = `/assets/${hash}/${name}`;
    // Pressed once, at start. Assets are the same for everybody, so their length gives nothing away.
    const pressed = { br: brotliCompressSync(content), gzip: gzipSync(content) };
    app.get(href, nameRoute(`/assets/:hash/${name}`), (req, res) => {
      res.set('Cache-Control', `public, max-age=${YEAR_SECONDS}, immutable`).type(type);
      const encoding = req.acceptsEncodings(['br', 'gzip']);
      res.vary('Accept-Encoding');
      if (encoding === 'br' || encoding === 'gzip') {
        res.set('Content-Encoding', encoding).send(pressed[encoding]);
      } else res.send(content);
    });
    return href;
  };
  const own = (name: string) => path.join(import.meta.dirname, name);
  return {
    stylesheets: [
      serve(require.resolve('@digdir/designsystemet-theme'), 'theme.css', 'css'),
      serve(require.resolve('@digdir/designsystemet-css'), 'designsystemet.css', 'css'),
      serve(own('pages.css'), 'pages.css', 'css'),
      serve(own('paper.css'), 'paper.css', 'css'),
    ],
    script: serve(own('pages.js'), 'pages.js', 'js'),
    icon: serve(own('icon.svg'), 'icon.svg', 'svg'),
  };
}
