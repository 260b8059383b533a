import { connectDatabase } from '../prisma/connect.js';
import { ensureDemoClients } from '../prisma/ensure-demo-clients.js';
import { ensurePublicHolidays } from '../prisma/public-holidays.js';
import { seedMunicipality } from '../prisma/seed.js';

/**
 * Puts into a migrated database what the program needs at all (public holidays), what the embedded
 * OpenID provider's apps need, and, where there is no school yet, the made-up municipality.
 */
export async function prepareData(
  databaseUrl: string,
  options: { withSeed: boolean; withDemoClients: boolean; say: (line: string) => void },
): Promise<void> {
  const db = connectDatabase(databaseUrl, { poolSize: 1 });
  try {
    await ensurePublicHolidays(db);
    if (options.withDemoClients) await ensureDemoClients(db);
    if (!options.withSeed || (await db.school.findFirst()) !== null) return;
  } finally {
    await db.$disconnect();
  }
  options.say('Seeding a made-up municipality …');
  await seedMunicipality(databaseUrl, (line) => options.say(`  ${line}`));
}
