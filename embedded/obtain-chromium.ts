import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { StartError } from './start-error.js';

const run = promisify(execFile);
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Finds a Chromium, or installs Debian's where that is possible; throws a StartError that says what to do where it is not. */
export async function obtainChromium(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  const found = [...(named ? [named] : []), ...PLACES].find((place) => existsSync(place));
  if (found !== undefined) return found;
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update'], { env });
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env });
  } catch {
    throw new StartError(
      'No Chromium was found and it could not be installed (apt-get install chromium, as root). ' +
        'Install one, or say where it is with CHROMIUM_PATH.',
    );
  }
  return PLACES[0]!;
}
