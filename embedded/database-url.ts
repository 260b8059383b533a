import { layOutDataDir } from './data-dir.js';
import { urlOfPostgres } from './postgres.js';
import type { EmbeddedSettings } from './settings.js';

/** Tells where the program's database is: the one of the settings, else the embedded one. */
export function databaseUrlOf({
  DATABASE_URL,
  NAERVAER_DATA,
  DATABASE_PORT: port,
}: EmbeddedSettings): string {
  return DATABASE_URL ?? urlOfPostgres({ dataDir: layOutDataDir(NAERVAER_DATA).postgres, port });
}
