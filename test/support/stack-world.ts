import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { importJWK, SignJWT, type JWK } from 'jose';
import pg from 'pg';
import { SCOPES } from '../../api/auth/caller.js';
import { getDemoToken } from '../../embedded/demo-token.js';
import { findFreePorts } from '../../embedded/ports.js';
import { startStack, type Stack } from '../../embedded/stack.js';
import { askServices } from './ask-services.js';
import type { Answer } from './case-world.js';
import { catchMails, type CaughtMail } from './caught-mails.js';

/** Says who sends a request: an app of the provider's, perhaps for a person. */
export interface Sender {
  /** The acting person's staff id. */
  as?: string | undefined;
  client?: string;
  headers?: Record<string, string>;
}

/** Everything that `npm start` starts, on ports and data of its own; tests reach it as other programs do. */
export interface StackWorld {
  stack: Stack;
  dataDir: string;
  /** Sends a request below /api/v1. */
  send(method: string, path: string, sender?: Sender, body?: object | string): Promise<Answer>;
  /** Reads what lies in the mail catcher, oldest first. */
  mails(): Promise<CaughtMail[]>;
  /** Registers an app that reaches some schools only, in any role. */
  registerApp(client: string, schoolIds: string[]): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the embedded stack with the seed, real to its last part. */
export async function startStackWorld(): Promise<StackWorld> {
  await askServices('/temporal-program');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'naervaer-journeys-'));
  const ports = await findFreePorts(9);
  const [api, apiMetrics, workerMetrics, oidc, postgres, temporal, temporalUi, smtp, mailUi] =
    ports as [number, number, number, number, number, number, number, number, number];
  const stack = await startStack({
    dataDir,
    ports: {
      ...{ api, apiMetrics, workerMetrics, oidc, postgres, temporal, temporalUi, smtp, mailUi },
    },
    env: { LOG_LEVEL: 'debug' },
  });
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (client: string) => {
    const token = tokens.get(client) ?? getDemoToken(stack.issuer, { client });
    tokens.set(client, token);
    return token;
  };
  await stack.whenReady();

  return {
    stack,
    dataDir,
    async send(method, route, { as, client = 'demo-app', headers = {} } = {}, body) {
      const answer = await fetch(`${stack.apiUrl}/api/v1${route}`, {
        method,
        headers: {
          authorization: `Bearer ${await tokenOf(client)}`,
          ...(typeof body === 'object' && { 'content-type': 'application/json' }),
          ...(as !== undefined && { 'x-acting-staff': as }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await answer.text();
      return {
        status: answer.status,
        text,
        headers: Object.fromEntries(answer.headers),
        body: parse(text) as Answer['body'],
      };
    },
    mails: () => catchMails(stack.mailUiUrl!),
    async registerApp(client, schoolIds) {
      const db = new pg.Client({ connectionString: stack.databaseUrl });
      await db.connect();
      await db
        .query(
          'insert into api_client (id, name, school_ids, roles, all_roles) values ($1, $1, $2, $3, true)',
          [client, schoolIds, []],
        )
        .finally(() => db.end());
      tokens.set(client, signToken(dataDir, stack.issuer, client));
    },
    async stop() {
      await stack.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

// The embedded provider knows its own apps only; a municipality's would issue this token.
async function signToken(dataDir: string, issuer: string, client: string): Promise<string> {
  const file = path.join(dataDir, 'oidc', 'keys.json');
  const { signing } = JSON.parse(readFileSync(file, 'utf8')) as { signing: JWK };
  return new SignJWT({ client_id: client, scope: SCOPES.join(' ') })
    .setProtectedHeader({ alg: 'ES256', kid: signing.kid!, typ: 'at+jwt' })
    .setIssuer(issuer)
    .setSubject(client)
    .setAudience('naervaer')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(await importJWK(signing, 'ES256'));
}
