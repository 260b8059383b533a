import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

export type SchemaEngine = bindings.SchemaEngine;

/** Builds Prisma's schema engine (WebAssembly, nothing to download) on a PostgreSQL address. */
export async function createSchemaEngine(databaseUrl: string): Promise<SchemaEngine> {
  instantiateOnce();
  const adapterFactory = bindMigrationAwareSqlAdapterFactory(new WholeScriptPg(databaseUrl));
  const silent = () => undefined;
  return bindings.SchemaEngine.new({ datamodels: [EMPTY_SCHEMA] }, silent, adapterFactory);
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
  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script);
    };
    return adapter;
  }
}

type WasmModule = { __wbindgen_start: () => void };
let isInstantiated = false;

// The package's main entry imports the .wasm as a module, which Node does not do without a flag.
function instantiateOnce(): void {
  if (isInstantiated) return;
  const require = createRequire(import.meta.url);
  const file = require.resolve('@prisma/schema-engine-wasm').replace(/\.js$/, '_bg.wasm');
  const module = new WebAssembly.Module(readFileSync(file));
  const instance = new WebAssembly.Instance(module, {
    './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
  });
  const { __wbg_set_wasm: setWasm } = bindings as unknown as {
    __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
  };
  setWasm(instance.exports);
  (instance.exports as unknown as WasmModule).__wbindgen_start();
  isInstantiated = true;
}
