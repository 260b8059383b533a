import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

/** Runs work with Prisma's schema engine (WebAssembly, nothing to download) on a PostgreSQL address. */
export async function withSchemaEngine<Result>(
  databaseUrl: string,
  work: (engine: bindings.SchemaEngine) => Promise<Result>,
): Promise<Result> {
  instantiateOnce();
  const pool = new pg.Pool({ connectionString: databaseUrl });
  const adapterFactory = new WholeScriptPg(pool);
  const bound = bindMigrationAwareSqlAdapterFactory(adapterFactory);
  const silent = () => undefined;
  try {
    const engine = await bindings.SchemaEngine.new({ datamodels: [EMPTY_SCHEMA] }, silent, bound);
    return await work(engine);
  } catch (error) {
    // What the engine throws holds its own stack; PostgreSQL's words are the ones that help.
    throw adapterFactory.scriptError ?? error;
  } finally {
    await pool.end();
  }
}

// The engine refuses an empty list, and does not look at this one for what we ask of it.
const EMPTY_SCHEMA: [string, string] = [
  'schema.prisma',
  'datasource db {\n  provider = "postgresql"\n}\n',
];

/**
 * Sends a migration as one script. The adapter's own way, to split at every semicolon, breaks
 * functions, triggers and DO blocks. Sent whole, a script also is one transaction: a migration that
 * fails leaves nothing behind.
 */
class WholeScriptPg extends PrismaPg {
  scriptError: unknown;

  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      try {
        await adapter.underlyingDriver().query(script);
      } catch (error) {
        this.scriptError = error;
        throw error;
      }
    };
    return adapter;
  }
}

// Node has WebAssembly; the types of Node 20 leave it to the browser's library.
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: Record<string, unknown>) => { exports: WasmExports };
};
type WasmExports = { __wbindgen_start: () => void };
let isInstantiated = false;

// The package's main entry imports the .wasm as a module, which Node does not do without a flag.
function instantiateOnce(): void {
  if (isInstantiated) return;
  const require = createRequire(import.meta.url);
  const file = require.resolve('@prisma/schema-engine-wasm').replace(/\.js$/, '_bg.wasm');
  const module = new WebAssembly.Module(readFileSync(file));
  const instance = new WebAssembly.Instance(module, {
    './schema_engine_bg.js': { ...bindings, ...makeTimersLetGo() },
  });
  const { __wbg_set_wasm: setWasm } = bindings as unknown as {
    __wbg_set_wasm: (exports: WasmExports) => void;
  };
  setWasm(instance.exports);
  instance.exports.__wbindgen_start();
  isInstantiated = true;
}

// The engine sets a time limit of ten seconds for its lock and never clears it, which would keep the
// process alive that long after its work is done.
function makeTimersLetGo(): Record<string, unknown> {
  const name = Object.keys(bindings).find((key) => key.startsWith('__wbg_setTimeout_'));
  if (name === undefined) return {};
  return { [name]: (run: () => void, ms: number) => setTimeout(run, ms).unref() };
}
