import { z } from 'zod';
import { connectDatabase } from '../prisma/connect.js';
import { ensureDemoClients } from '../prisma/ensure-demo-clients.js';
import { listDemoClients } from './demo-clients.js';
import { makePersonFinder } from './find-staff.js';
import { startOidcProvider } from './oidc-provider.js';
import { reportAndFail, StartError } from './start-error.js';

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }),
  OIDC_PORT: z.coerce.number().int().default(3001),
  OIDC_KEYS_DIR: z.string(),
  APP_URL: z.url(),
});

// The stand-in provider as a process of its own, for docker-compose.yml. Everybody's password is
// "demo": it is for trying things out, and never for a machine that others reach.
async function main(): Promise<void> {
  const parsed = schema.safeParse(process.env);
  if (!parsed.success) throw new StartError(z.prettifyError(parsed.error));
  const env = parsed.data;
  // Their tokens are of use only where the API knows them.
  const db = connectDatabase(env.DATABASE_URL, { poolSize: 1 });
  await ensureDemoClients(db).finally(() => db.$disconnect());
  const people = makePersonFinder(env.DATABASE_URL);
  const provider = await startOidcProvider({
    port: env.OIDC_PORT,
    host: '0.0.0.0',
    issuer: env.OIDC_ISSUER,
    dataDir: env.OIDC_KEYS_DIR,
    clients: listDemoClients(env.APP_URL),
    findPerson: people.findPerson,
  });
  process.stdout.write(`OpenID provider ${provider.issuer}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void provider.stop().then(people.close));
  }
}

main().catch(reportAndFail);
