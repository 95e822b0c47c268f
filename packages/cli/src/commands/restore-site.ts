import { resolve } from 'node:path';
import { defineCommand } from '@hawser/command/declaration/command';
import type { Step } from '@hawser/command/invocation/call';
import { shownBytes } from '@hawser/core/shown-bytes';
import { folderFor, siteFolderParameter, siteParameters } from '../sites/site-parameters.ts';

const { databasePasswordFile, blobConnectionFile, listen, publicUrl } = siteParameters;
const { database, blobs } = siteParameters;

export default defineCommand({
  verb: 'Restore',
  noun: 'Site',
  summary: 'Makes a site of a backup, on this machine or for another database.',
  description:
    'All of the backup is read and checked before anything is changed. The data folder must not have a site yet, and the database must be empty. Wherever the site of the backup keeps its database and its blobs, they are restored into the data folder, unless -Database and -Blobs name other places; a backup of either database can be restored into the other. The other settings are those of the backup: beside the site that it was made of, give -Listen and -PublicUrl. Start the site afterwards with start-site.',
  parameters: {
    path: {
      type: 'path',
      mandatory: true,
      position: 0,
      help: 'The backup.',
    },
    ...siteFolderParameter,
    database: {
      ...database,
      help: 'The empty database to restore into.',
    },
    databasePasswordFile,
    blobs: {
      ...blobs,
      help: 'Where to restore large things to.',
    },
    blobConnectionFile,
    listen: { ...listen, help: 'Where the site is to answer.', otherwise: 'as in the backup' },
    publicUrl: {
      ...publicUrl,
      help: 'How people are to reach the site.',
      otherwise: 'as in the backup',
    },
    keyPassword: {
      type: 'secret',
      help: 'The password of the keys in the backup; without, they are not restored.',
    },
  },
  impact: 'medium',
  output: {
    name: 'Hawser.RestoredSite',
    properties: {
      site: { type: 'string', description: 'What tells the site from others.' },
      made: { type: 'string', format: 'date-time', description: 'When the backup was made.' },
      version: { type: 'string', description: 'Of the program that made it.' },
      rows: { type: 'integer', description: 'How many rows were restored.' },
      blobs: { type: 'integer', description: 'How many blobs were restored.' },
      bytes: { type: 'integer', description: 'How large these are.' },
      keys: { type: 'boolean', description: 'Whether the keys of the site were restored.' },
      missing: {
        type: 'array',
        items: { type: 'string' },
        description: 'Certificates and keys that have to be given again, and blobs that are lost.',
      },
      dataFolder: { type: 'string', description: 'Where the site is.' },
      database: { type: 'string', description: 'Where its database is.' },
      blobPlace: { type: 'string', description: 'Where its blobs are.' },
    },
  },
  examples: [
    {
      line: 'hawser restore-site site.backup',
      says: 'Makes the site of a backup.',
      notRun: 'there is no backup',
    },
    {
      line: 'hawser restore-site site.backup -KeyPasswordFile password.txt -DataFolder /srv/hawser',
      says: 'With its keys, in a folder of its own.',
      notRun: 'there is no backup',
    },
    {
      line: 'hawser restore-site site.backup -DataFolder /srv/trial -Listen 9443 -PublicUrl https://site.example.com:9443',
      says: 'Makes a second site of it, beside the one that it was made of.',
      notRun: 'there is no backup',
    },
  ],
  async *run({ parameters, host, signal, should, steps, warn }) {
    const folder = folderFor(parameters, host.env);
    const path = resolve(parameters.path);
    const chosen = {
      database: parameters.database,
      databasePasswordFile: parameters.databasePasswordFile,
      blobs: parameters.blobs,
      blobConnectionFile: parameters.blobConnectionFile,
      listen: parameters.listen,
      publicUrl: parameters.publicUrl,
    };
    const { restoredPlaces } = await import('../site-backup/restored-places.ts');
    const places = await restoredPlaces(folder, chosen);
    const target = `the site in ${folder.root}, its database in ${places.database}, its blobs in ${places.blobs}`;
    if (!(await should(target, 'Restore Site'))) return;
    const { restoreSite } = await import('@hawser/site/restore-site');
    let restored: Awaited<ReturnType<typeof restoreSite>> | undefined;
    const restore: Step = {
      title: 'Restoring the site',
      run: async (report) => {
        restored = await restoreSite({
          path,
          folder,
          chosen,
          keyPassword: parameters.keyPassword,
          signal,
          progress: ({ phase, done, total }) => {
            const of = total === undefined ? '' : ` of ${shownBytes(total)}`;
            report(`${phase}: ${shownBytes(done)}${of}`, 'progress');
          },
        });
        return undefined;
      },
    };
    await steps([restore]);
    if (restored === undefined) return;
    const { header, totals, keys, missing, oldPlaces } = restored;
    if (oldPlaces.length > 0) {
      warn(
        `The site of the backup is kept in ${oldPlaces.join(' and ')}, and is left alone; this one is kept in ${places.database} and ${places.blobs}.`,
      );
    }
    if (missing.keys.length > 0) {
      warn(
        `These were not restored: ${missing.keys.join(', ')}. The site makes an authority and an admin certificate anew; whoever had a certificate of the old one needs another, and a certificate from outside has to be named again by -CertificateFile. What was sealed under the old key cannot be read: authenticators have to be taken away and set up again (disable-site-user-totp), and passwords for directories given again (set-site-directory).${
          header.keys.included
            ? ' The backup has them: to restore them, repeat it into an empty folder with -KeyPasswordFile FILE.'
            : ''
        }`,
      );
    }
    if (missing.blobs > 0) warn(`${missing.blobs} blobs of the site are not there any more.`);
    yield {
      site: header.site.id,
      made: new Date(header.made).toISOString(),
      version: header.version,
      rows: totals.rows,
      blobs: totals.blobs,
      bytes: totals.bytes,
      keys: keys !== undefined,
      missing: [...missing.keys, ...missing.blobNames],
      dataFolder: folder.root,
      database: places.database,
      blobPlace: places.blobs,
    };
  },
});
