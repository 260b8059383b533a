import { parseArgs } from 'node:util';
import { claimDataDir, layOutDataDir } from './data-dir.js';
import { readSettings, type EmbeddedSettings } from './settings.js';
import { reportAndFail, StartError } from './start-error.js';
import { printStartScreen } from './start-screen.js';
import { startStack } from './stack.js';
import type { StackPorts } from './stack-shape.js';

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const flags = readFlags();
  const settings = readSettings();
  const dataDir = layOutDataDir(settings.NAERVAER_DATA);
  const claim = await claimDataDir(dataDir, { reset: flags.reset, say });
  const stopping = listenForStop(claim.announceEnd);
  try {
    say('Starting Nærvær …');
    const stack = await startStack({
      dataDir: dataDir.root,
      ports: choosePorts(settings),
      given: {
        databaseUrl: settings.DATABASE_URL,
        temporalAddress: settings.TEMPORAL_ADDRESS,
        smtpUrl: settings.SMTP_URL,
        issuer: settings.OIDC_ISSUER,
      },
      withSeed: !flags.noSeed,
      env: {
        LOG_LEVEL: settings.LOG_LEVEL,
        ...(settings.SECRET_KEYS !== undefined && { SECRET_KEYS: settings.SECRET_KEYS }),
      },
      signal: stopping.signal,
      say,
    });
    try {
      await Promise.race([stack.whenReady(), stopping.asked]);
      if (!stopping.signal.aborted) await printStartScreen(stack, dataDir, say);
      await stopping.asked;
    } finally {
      await stack.stop();
    }
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
  } finally {
    claim.giveFree();
  }
  say('Stopped. The data is kept for the next start.');
}

function readFlags(): { reset: boolean; noSeed: boolean } {
  try {
    const { values } = parseArgs({
      options: { reset: { type: 'boolean' }, 'no-seed': { type: 'boolean' } },
    });
    return { reset: values.reset ?? false, noSeed: values['no-seed'] ?? false };
  } catch (error) {
    throw new StartError(`${(error as Error).message}\nnpm start -- [--reset] [--no-seed]`);
  }
}

function choosePorts(settings: EmbeddedSettings): StackPorts {
  // Metrics have ports of their own, at a fixed distance, so that two starts do not meet there.
  const besides = (distance: number) =>
    settings.API_PORT + distance <= 65_535
      ? settings.API_PORT + distance
      : settings.API_PORT - distance;
  return {
    api: settings.API_PORT,
    apiMetrics: besides(6464),
    workerMetrics: besides(6465),
    oidc: settings.OIDC_PORT,
    postgres: settings.DATABASE_PORT,
    temporal: settings.TEMPORAL_PORT,
    temporalUi: settings.TEMPORAL_UI_PORT,
    smtp: settings.SMTP_PORT,
    mailUi: settings.MAIL_UI_PORT,
  };
}

// Ctrl-C comes twice where a terminal sends it to every process and npm passes it on: once is enough.
function listenForStop(onStop: () => void): { signal: AbortSignal; asked: Promise<void> } {
  const controller = new AbortController();
  const asked = new Promise<void>((resolve) => {
    const ask = () => {
      if (controller.signal.aborted) return;
      controller.abort();
      onStop();
      say('\nStopping …');
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
    // Whoever started us was killed: nobody is left to stop us.
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && ask(), 1_000).unref();
  });
  // The reader of our lines may be gone before us.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return { signal: controller.signal, asked };
}

main()
  .catch(reportAndFail)
  // Connections kept alive by libraries would hold a finished process for a while.
  .finally(() => process.exit());
