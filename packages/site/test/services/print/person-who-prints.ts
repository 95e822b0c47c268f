import { DatabaseSync } from 'node:sqlite';
import { callSite } from '@hawser/core/api/call-site';
import { grantRole } from '@hawser/core/api/contracts/grants';
import { createUser } from '@hawser/core/api/contracts/users';
import type { Role } from '@hawser/core/identity/roles';
import { siteFolder } from '@hawser/core/site/site-folder';
import type { StartedSite } from '../../started-site.ts';

export interface PersonWhoPrints {
  readonly id: string;
  readonly name: string;
  readonly password: string;
}

/** Somebody with a password of his own, and the roles that let him print or look after printers. */
export async function personWhoPrints(
  { address, root }: Pick<StartedSite, 'address' | 'root'>,
  ...roles: readonly Role[]
): Promise<PersonWhoPrints> {
  const signal = AbortSignal.timeout(15_000);
  const person = { name: 'ada', password: 'seven-green-turtles' };
  const { id } = await callSite(address, createUser, { body: person }, { signal });
  for (const role of roles) {
    await callSite(address, grantRole, { body: { role, holder: id } }, { signal });
  }
  // The first one is to be changed, which is tested elsewhere.
  using database = new DatabaseSync(siteFolder(root).database, { timeout: 10_000 });
  database.exec('update directory_password set must_change = 0');
  return { id, ...person };
}
