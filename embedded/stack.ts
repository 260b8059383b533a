import { applyMigrations } from '../prisma/migrate.js';
import type { Child } from './child.js';
import { layOutDataDir } from './data-dir.js';
import { DEMO_PAGES_SECRET } from './demo-clients.js';
import { prepareData } from './prepare-data.js';
import { keepSecretKeys } from './secret-keys.js';
import { startApi, startWorker, waitUntilReadyz } from './start-program.js';
import {
  assertStackPortsFree,
  startEmbeddedMail,
  startEmbeddedOidc,
  startEmbeddedPostgres,
  startEmbeddedTemporal,
} from './stack-parts.js';
import type { GivenParts, PartName, StackPorts } from './stack-shape.js';
import { supervise, type Supervised } from './supervise.js';
import { prepareWorkflowBundle } from './workflow-bundle.js';

/** Says what to start, and where. */
export interface StackOptions {
  dataDir: string;
  ports: StackPorts;
  /** What stands in for an embedded part, which then is not started. */
  given?: GivenParts;
  /** False leaves worker and API out (their own tests start them). */
  withPrograms?: boolean;
  withSeed?: boolean;
  /** Further settings for worker and API. */
  env?: Record<string, string>;
  say?: (line: string) => void;
  /** Gives a start up that has not finished. */
  signal?: AbortSignal;
}

/** A running stack, and the addresses of its parts. */
export interface Stack {
  databaseUrl: string;
  temporalAddress: string;
  temporalUiUrl: string | undefined;
  smtpUrl: string;
  mailUiUrl: string | undefined;
  issuer: string;
  /** Seals secrets in the database; the data folder's own. */
  secretKeys: string;
  apiUrl: string;
  /** Ends a process with kill -9; it comes back by itself. */
  kill: (part: PartName) => Promise<void>;
  part: (part: PartName) => Supervised;
  /** Resolves when worker and API say that all they need is there. */
  whenReady: (withinMs?: number) => Promise<void>;
  stop: () => Promise<void>;
}

type Owned = { name: string; stop: () => Promise<void> };

/** Starts what Nærvær needs and Nærvær itself; when one part cannot start, stops the others again. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const owned: Owned[] = [];
  const stop = async () => {
    // What was started last needs what was started first.
    for (const part of owned.splice(0).reverse()) await part.stop();
  };
  try {
    return { ...(await startParts(options, owned)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(options: StackOptions, owned: Owned[]): Promise<Omit<Stack, 'stop'>> {
  const { ports, given = {}, say = () => undefined, signal } = options;
  const dataDir = layOutDataDir(options.dataDir);
  const withPrograms = options.withPrograms ?? true;
  await assertStackPortsFree({ ports, given }, withPrograms);
  const supervised = new Map<PartName, Supervised>();
  const keep = async (name: PartName, start: () => Promise<Child>) => {
    const part = await supervise(name, start, say);
    owned.push({ name, stop: part.stop });
    supervised.set(name, part);
  };

  const needs = { dataDir, ports, given, say, keep };
  const [databaseUrl, temporal, mail] = await together([
    startEmbeddedPostgres(needs),
    startEmbeddedTemporal(needs),
    startEmbeddedMail(needs),
  ]);
  signal?.throwIfAborted();
  const oidc = await startEmbeddedOidc(needs, databaseUrl);
  owned.push({ name: 'oidc', stop: oidc.stop });
  const apiUrl = `http://127.0.0.1:${ports.api}`;
  const stack = {
    databaseUrl,
    temporalAddress: temporal.address,
    temporalUiUrl: temporal.uiUrl,
    smtpUrl: mail.smtpUrl,
    mailUiUrl: mail.uiUrl,
    issuer: oidc.issuer,
    secretKeys: keepSecretKeys(dataDir.secretKeys),
    apiUrl,
    part: (name: PartName) => supervised.get(name)!,
    kill: (name: PartName) => supervised.get(name)!.kill(),
    whenReady: (withinMs?: number) => waitUntilReadyz(apiUrl, withinMs),
  };

  await applyMigrations(databaseUrl, say);
  await prepareData(databaseUrl, {
    withSeed: options.withSeed ?? true,
    withDemoClients: given.issuer === undefined,
    say,
  });
  signal?.throwIfAborted();
  if (withPrograms) {
    const env = { ...makeEnv(stack, await prepareWorkflowBundle()), ...options.env };
    await together([
      keep('worker', () => startWorker({ dataDir, ports, env })),
      keep('api', () => startApi({ dataDir, ports, env })),
    ]);
  }
  return stack;
}

/** Makes what worker and API of a stack are told. */
export function makeEnv(stack: Addresses, workflowBundle: string): Record<string, string> {
  return {
    DATABASE_URL: stack.databaseUrl,
    TEMPORAL_ADDRESS: stack.temporalAddress,
    SMTP_URL: stack.smtpUrl,
    MAIL_FROM: 'naervaer@naervaer.example',
    APP_URL: stack.apiUrl,
    PAGES_CLIENT_SECRET: DEMO_PAGES_SECRET,
    OIDC_ISSUER: stack.issuer,
    OIDC_AUDIENCE: 'naervaer',
    SECRET_KEYS: stack.secretKeys,
    WORKFLOW_BUNDLE: workflowBundle,
    NAERVAER_EMBEDDED: '1',
    WEBHOOKS_ALLOW_PRIVATE: 'true',
    SOURCES_ALLOW_PRIVATE: 'true',
  };
}
type Addresses = Pick<
  Stack,
  'databaseUrl' | 'temporalAddress' | 'smtpUrl' | 'apiUrl' | 'issuer' | 'secretKeys'
>;

// Waits for all, also when one fails: only what has finished starting can be stopped.
async function together<Results extends unknown[]>(work: {
  [Index in keyof Results]: Promise<Results[Index]>;
}): Promise<Results> {
  const settled = await Promise.allSettled(work);
  const failed = settled.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  return settled.map((result) => (result as PromiseFulfilledResult<unknown>).value) as Results;
}
