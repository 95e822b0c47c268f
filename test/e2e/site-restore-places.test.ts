import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newPostgresqlDatabase } from '../../packages/site/test/store/engines.ts';
import { hawser, temporaryFolder } from '../hawser.ts';
import { siteFolderIn, startSite } from '../running-site.ts';

/** An empty database, by its address without the password, which is in a file. */
async function newDatabase(): Promise<{ readonly database: string; readonly password: string }> {
  const url = new URL(await newPostgresqlDatabase());
  const password = join(await temporaryFolder(), 'password');
  await writeFile(password, `${url.password}\n`, { mode: 0o600 });
  url.password = '';
  return { database: url.href, password };
}

const inDatabase = ({ database, password }: Awaited<ReturnType<typeof newDatabase>>): string[] => [
  '-Database',
  database,
  '-DatabasePasswordFile',
  password,
];

/** A backup of a site on PostgreSQL, which goes on running. */
async function backedUp(): Promise<
  { readonly file: string } & Awaited<ReturnType<typeof newDatabase>>
> {
  const place = await newDatabase();
  const site = await startSite({ words: inDatabase(place) });
  const file = join(await temporaryFolder(), 'site.backup');
  const { code, stderr } = await hawser(['backup-site', file], { home: site.home });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return { file, ...place };
}

describe('a backup of a site on PostgreSQL', () => {
  it('is restored into the data folder, beside the site that runs on, unless told otherwise', async () => {
    const { file, database } = await backedUp();
    const home = await temporaryFolder();
    const folder = siteFolderIn(home);
    const whatIf = await hawser(['restore-site', file, '-WhatIf'], { home });
    expect(whatIf.stdout + whatIf.stderr).toContain(
      `"the site in ${folder.root}, its database in ${folder.database}, its blobs in ${folder.blobs}"`,
    );
    expect(await readdir(home)).toEqual([]);

    const urls = ['-Listen', '127.0.0.1:0', '-PublicUrl', 'https://localhost:9999'];
    const { code, stderr } = await hawser(['restore-site', file, ...urls], { home });
    expect(code).toBe(0);
    expect(stderr).toContain(`The site of the backup is kept in ${database}, and is left alone`);
    const settings = await readFile(folder.settings, 'utf8');
    expect(settings).toContain('\nlisten: "127.0.0.1:0"\n');
    expect(settings).toContain('\npublicUrl: "https://localhost:9999"\n');
    expect(settings).not.toMatch(/^(?:database|databasePasswordFile|certificateListen):/m);
    expect((await stat(folder.database)).isFile()).toBe(true);
    await startSite({ home });
  });

  it('goes into another database that is named, but not into one that holds something', async () => {
    const source = await backedUp();
    const home = await temporaryFolder();
    const taken = await hawser(['restore-site', source.file, ...inDatabase(source)], { home });
    expect(taken.code).toBe(5);
    expect(taken.stderr).toContain('holds something already');
    expect(await readdir(home)).toEqual([]);

    const other = await newDatabase();
    const words = ['restore-site', source.file, ...inDatabase(other)];
    expect(await hawser(words, { home })).toMatchObject({ code: 0 });
    const settings = await readFile(siteFolderIn(home).settings, 'utf8');
    expect(settings).toContain(`\ndatabase: ${JSON.stringify(other.database)}\n`);
    expect(settings).toContain(`\ndatabasePasswordFile: ${JSON.stringify(other.password)}\n`);
    await startSite({ home });
  });
});
