import { SEARCH_ATTRIBUTES } from '../workflows/concern-case/messages.js';
import type { Child } from './child.js';
import type { DataDir } from './data-dir.js';
import { listDemoClients } from './demo-clients.js';
import { makePersonFinder } from './find-staff.js';
import { startMailCatcher } from './mail-catcher.js';
import { assertPortsFree, type WantedPort } from './ports.js';
import { startPostgres } from './postgres.js';
import { prepareTemporal } from './prepare-temporal.js';
import type { GivenParts, PartName, StackPorts } from './stack-shape.js';
import { startTemporal } from './temporal.js';
import { silenceRuntimeWarning } from './runtime-warning.js';

/** What each part needs to start. */
export interface PartNeeds {
  dataDir: DataDir;
  ports: StackPorts;
  given: GivenParts;
  say: (line: string) => void;
  keep: (name: PartName, start: () => Promise<Child>) => Promise<void>;
}

/**
 * Refuses, before anything starts, ports that are in use. Nothing may be taken for started because
 * another program answers on its port.
 */
export async function assertStackPortsFree(
  { ports, given }: Pick<PartNeeds, 'ports' | 'given'>,
  withPrograms: boolean,
): Promise<void> {
  const parts: [replacement: unknown, WantedPort[]][] = [
    [given.databaseUrl, [want(ports.postgres, 'PostgreSQL', 'DATABASE_PORT')]],
    [
      given.temporalAddress,
      [
        want(ports.temporal, 'Temporal', 'TEMPORAL_PORT'),
        want(ports.temporalUi, 'the web pages of Temporal', 'TEMPORAL_UI_PORT'),
      ],
    ],
    [
      given.smtpUrl,
      [
        want(ports.smtp, 'the mail catcher', 'SMTP_PORT'),
        want(ports.mailUi, 'the page of the mail catcher', 'MAIL_UI_PORT'),
      ],
    ],
    [given.issuer, [want(ports.oidc, 'the OpenID provider', 'OIDC_PORT')]],
  ];
  // The figures' ports lie at a fixed distance from the API's.
  const programs = [
    want(ports.api, 'the API', 'API_PORT'),
    want(ports.apiMetrics, 'the figures of the API', 'API_PORT'),
    want(ports.workerMetrics, 'the figures of the worker', 'API_PORT'),
  ];
  const embedded = parts.filter(([replacement]) => replacement === undefined);
  await assertPortsFree([
    ...(withPrograms ? programs : []),
    ...embedded.flatMap(([, wanted]) => wanted),
  ]);
}

const want = (port: number, part: string, setting: string): WantedPort => ({ port, part, setting });

/** Starts PostgreSQL, unless one is given, and returns its address. */
export async function startEmbeddedPostgres(needs: PartNeeds): Promise<string> {
  if (needs.given.databaseUrl !== undefined) return needs.given.databaseUrl;
  let url = '';
  await needs.keep('postgres', async () => {
    const postgres = await startPostgres({
      dataDir: needs.dataDir.postgres,
      port: needs.ports.postgres,
      logFile: needs.dataDir.log('postgres'),
      recordsDir: needs.dataDir.records,
    });
    url = postgres.url;
    return postgres.child;
  });
  return url;
}

/** Starts Temporal, unless one is given; either way it knows our search attributes afterwards. */
export async function startEmbeddedTemporal(
  needs: PartNeeds,
): Promise<{ address: string; uiUrl: string | undefined }> {
  const address = needs.given.temporalAddress;
  if (address !== undefined) {
    await prepareTemporal(address, process.env.TEMPORAL_NAMESPACE || 'default');
    return { address, uiUrl: undefined };
  }
  const { temporal, temporalUi } = needs.ports;
  await needs.keep('temporal', async () => {
    const { child } = await startTemporal({
      port: temporal,
      uiPort: temporalUi,
      dbFile: needs.dataDir.temporalDb,
      logFile: needs.dataDir.log('temporal'),
      recordsDir: needs.dataDir.records,
      searchAttributes: SEARCH_ATTRIBUTES,
    });
    return child;
  });
  return { address: `127.0.0.1:${temporal}`, uiUrl: `http://127.0.0.1:${temporalUi}` };
}

/** Starts the mail catcher, unless a mail server is given. */
export async function startEmbeddedMail(
  needs: PartNeeds,
): Promise<{ smtpUrl: string; uiUrl: string | undefined }> {
  const { smtpUrl } = needs.given;
  if (smtpUrl !== undefined) return { smtpUrl, uiUrl: undefined };
  const { smtp, mailUi } = needs.ports;
  await needs.keep('mail', async () => {
    const { child } = await startMailCatcher({
      smtpPort: smtp,
      uiPort: mailUi,
      mailDir: needs.dataDir.mails,
      logFile: needs.dataDir.log('mail'),
      recordsDir: needs.dataDir.records,
    });
    return child;
  });
  return { smtpUrl: `smtp://127.0.0.1:${smtp}`, uiUrl: `http://127.0.0.1:${mailUi}` };
}

/** Starts the OpenID provider, unless one is given; it knows the people of the database. */
export async function startEmbeddedOidc(
  needs: PartNeeds,
  databaseUrl: string,
): Promise<{ issuer: string; stop: () => Promise<void> }> {
  const { issuer } = needs.given;
  if (issuer !== undefined) return { issuer, stop: async () => undefined };
  const { startOidcProvider } = await silenceRuntimeWarning(() => import('./oidc-provider.js'));
  const people = makePersonFinder(databaseUrl);
  const provider = await startOidcProvider({
    port: needs.ports.oidc,
    clients: listDemoClients(`http://127.0.0.1:${needs.ports.api}`),
    findPerson: people.findPerson,
    dataDir: needs.dataDir.oidc,
  });
  const stop = async () => {
    await provider.stop();
    await people.close();
  };
  return { issuer: provider.issuer, stop };
}
