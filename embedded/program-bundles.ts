import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, stop, type Plugin } from 'esbuild';
import { preparedFrom } from './bundle-cache.js';

const root = path.resolve(import.meta.dirname, '..');
const ENTRIES = { api: 'api/server.ts', worker: 'worker/main.ts' };
const FOLDERS = 'activities api domain events guide prisma web worker workflows'.split(' ');

/** Names a program that is bundled. */
export type ProgramName = keyof typeof ENTRIES;

/**
 * Tells Node to collect garbage early: by default the old generation grows to several times what is in use. The young one stays small
 * in the worker, which has one for each of its threads, and leaves the API room for a list of a whole school: what survives from there
 * is collected at a pause that somebody waits for.
 */
const GROWING = '--heap-growing-percent=25';
const NODE_ARGS = {
  api: ['--max-semi-space-size=16', GROWING],
  worker: [
    ...['--max-semi-space-size=4', GROWING],
    `--require=${path.join(root, 'worker/without-promise-stacks.cjs')}`,
  ],
};

/** Bundles the programs, or finds the bundles of these very sources, and returns the arguments by which Node runs one of them. */
export async function prepareProgram(name: ProgramName): Promise<string[]> {
  prepared ??= preparedFrom({ name: 'programs', folders: FOLDERS }, bundlePrograms);
  return [...NODE_ARGS[name], path.join(await prepared, `${name}.js`)];
}

// Once for both programs, and for each time that one is started again.
let prepared: Promise<string> | undefined;

/**
 * Bundles API and worker into a folder, each to one file of plain JavaScript, and one of what both use: that starts in half the time and holds half the memory
 * of hundreds of sources translated as they are loaded. Packages stay where they are installed.
 */
export async function bundlePrograms(outDir: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: ENTRIES,
    outdir: outDir,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
    plugins: [keepPlaces],
  });
  // Its service would run on beside whoever started us.
  await stop();
}

/** Lets a source name its neighbours (styles, the guide, the workflows) as if it still lay beside them. */
const keepPlaces: Plugin = {
  name: 'keep-places',
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8');
      const contents = source
        .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href));
      return { contents, loader: file.endsWith('x') ? 'tsx' : 'ts' };
    });
  },
};
