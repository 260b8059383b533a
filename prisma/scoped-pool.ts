import pg from 'pg';
import { findScope, type CallerScope, type Scope } from './scope.js';

/** Puts a scope on a connection: the role first, then the settings that the policies read. */
const PUT_ON = {
  name: 'put-on-scope',
  text: `select set_config('role', $1, false), set_config('naervaer.client', $2, false),
    set_config('naervaer.staff', $3, false), set_config('naervaer.schools', $4, false),
    set_config('naervaer.partner_roles', $5, false), set_config('naervaer.client_schools', $6, false),
    set_config('naervaer.officer', $7, false)`,
};
const ALL = '*';

/**
 * Makes a pool whose connections carry the scope of whoever checks them out: set with one statement, and only where a connection does
 * not carry it already. `fallback` holds outside of any scope. The program's own work has connections of its own, as many again:
 * they carry its scope once and for all, and what the others have planned is not planned anew because a role changed.
 */
export function createScopedPool(config: pg.PoolConfig, fallback: Scope): pg.Pool {
  const pool = new pg.Pool(config);
  const programs = new pg.Pool(config);
  programs.on('error', (error, client) => pool.emit('error', error, client));
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  const end: () => Promise<void> = pool.end.bind(pool);
  const carried = new WeakMap<pg.PoolClient, string>();

  async function checkOut(scope: Scope): Promise<pg.PoolClient> {
    const client = await (scope === 'program' ? programs.connect() : connect());
    const { values, key } = settingsOf(scope);
    if (carried.get(client) === key) return client;
    try {
      await client.query({ ...PUT_ON, values });
    } catch (error) {
      // What it carries now is not known: it is not used again.
      client.release(true);
      throw error;
    }
    carried.set(client, key);
    return client;
  }

  type Done = (error: Error | undefined, client?: pg.PoolClient, release?: () => void) => void;
  function connectInScope(done?: Done): Promise<pg.PoolClient> | undefined {
    // Read at once: a wait for a free connection ends in the context of whoever frees it.
    const checkedOut = checkOut(findScope() ?? fallback);
    if (!done) return checkedOut;
    checkedOut.then(
      (client) => done(undefined, client, client.release.bind(client)),
      (error: unknown) => done(error as Error),
    );
    return undefined;
  }
  pool.connect = connectInScope as typeof pool.connect;
  pool.end = async () => {
    await Promise.all([end(), programs.end()]);
  };
  return pool;
}

interface Settings {
  values: string[];
  key: string;
}
const KNOWN = new WeakMap<CallerScope, Settings>();
const PROGRAM = asSettings(['naervaer_program', '', '', '', '', '', '']);
const NOBODY = asSettings(['naervaer_api', '', '', '', '', '', '']);

function settingsOf(scope: Scope): Settings {
  if (scope === 'program') return PROGRAM;
  if (scope === 'nobody') return NOBODY;
  const known = KNOWN.get(scope);
  if (known) return known;
  const settings = asSettings([
    'naervaer_api',
    scope.clientId,
    scope.staffId ?? '',
    listOf(scope.schoolIds),
    listOf(scope.partnerRoles),
    listOf(scope.clientSchools),
    scope.isDataProtectionOfficer ? 'true' : '',
  ]);
  KNOWN.set(scope, settings);
  return settings;
}

function asSettings(values: string[]): Settings {
  return { values, key: JSON.stringify(values) };
}

/** Writes ids and codes as PostgreSQL reads an array. */
function listOf(values: 'all' | readonly string[]): string {
  if (values === 'all') return ALL;
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
