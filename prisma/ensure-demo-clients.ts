import type { Database } from './connect.js';

/** Registers the two apps of the embedded OpenID provider, where they are missing. */
export async function ensureDemoClients(db: Database): Promise<void> {
  await db.apiClient.createMany({
    data: [
      { id: 'demo-register', name: 'Demo: absence register', allSchools: true },
      { id: 'demo-app', name: 'Demo: an app for staff', allSchools: true, allRoles: true },
    ],
    skipDuplicates: true,
  });
}
