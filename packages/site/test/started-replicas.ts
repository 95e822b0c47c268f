import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startedSite } from './started-site.ts';
import type { TestEngine } from './store/engines.ts';
import { temporaryFolder } from './store/temporary-folder.ts';

type Started = Awaited<ReturnType<typeof startedSite>>;

/** Two replicas of a site on PostgreSQL, and how its administrator asks each. */
export async function startedReplicas(
  engine: TestEngine,
  settings: Readonly<Record<string, string>> = {},
): Promise<{ readonly here: Started['address']; readonly there: Started['address'] }> {
  const database = new URL(await engine.newDatabase());
  const folder = await temporaryFolder();
  const databasePasswordFile = join(folder, 'password');
  await writeFile(databasePasswordFile, database.password, { mode: 0o600 });
  database.password = '';
  const shared = {
    database: database.href,
    databasePasswordFile,
    siteKeyFile: join(folder, 'site.key'),
    blobs: `file://${folder}/blobs`,
    ...settings,
  };
  const { address: here } = await startedSite(shared);
  const { site: other } = await startedSite(shared);
  return { here, there: { ...here, url: other.running.certificateUrl } };
}
