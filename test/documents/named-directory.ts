import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { person } from '../../packages/site/test/directory-sync/premises.ts';
import { hasSlapd, reader, startSlapd } from '../../packages/site/test/directory-sync/slapd.ts';

const named = 'ldaps://ldap.example.com';

/** What a document calls the directory on the premises that it has a site read. */
export const directoryName = 'head-office';

export { hasSlapd };

/**
 * A real directory in the place of the one that a document names, with what is needed to read it in the
 * folder of the document; gives the line with its real address.
 */
export async function withRealDirectory(line: string, folder: string): Promise<string> {
  if (!line.includes(named)) return line;
  const { url, trustAnchor } = await startSlapd(person('charles'));
  await writeFile(join(folder, 'ldap-authority.pem'), trustAnchor);
  await writeFile(join(folder, 'reader.txt'), `${reader.password}\n`);
  return line.replace(named, url);
}
