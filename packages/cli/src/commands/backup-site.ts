import { resolve } from 'node:path';
import { defineCommand } from '@hawser/command/declaration/command';
import type { Step } from '@hawser/command/invocation/call';
import { saveFile } from '@hawser/core/files/save-file';
import type { Secret } from '@hawser/core/secret';
import { shownBytes } from '@hawser/core/shown-bytes';
import { typedTwice } from '../passwords/typed-twice.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Backup',
  noun: 'Site',
  summary: 'Writes everything that a site keeps into one file, while the site runs.',
  description:
    'The database is as of one moment. Blobs in files are in the backup; of those in a cloud it has the list. Without -IncludeKeys or a key password there are no keys in it: after restore-site the site makes an authority anew, and whoever had a certificate of the old one needs another; authenticators have to be set up again, and passwords for directories given again.',
  parameters: {
    path: {
      type: 'path',
      mandatory: true,
      position: 0,
      help: 'The file to write, which must not be there yet.',
    },
    includeKeys: {
      type: 'switch',
      help: 'Puts the keys and certificates of the site into it, sealed under a password, which is asked for twice. A password that is given says so, too.',
    },
    keyPassword: {
      type: 'secret',
      minimum: 8,
      maximum: 1024,
      help: 'The password that the keys are sealed under; they are put in when it is given. Who loses it loses the keys in the backup.',
    },
    keyPasswordAgain: {
      type: 'secret',
      minimum: 8,
      maximum: 1024,
      help: 'The same once more, where it is typed.',
    },
  },
  impact: 'low',
  output: {
    name: 'Hawser.SiteBackup',
    properties: {
      path: { type: 'string', description: 'The file.' },
      bytes: { type: 'integer', description: 'How large it is.' },
      keys: { type: 'boolean', description: 'Whether the keys of the site are in it.' },
    },
  },
  examples: [
    {
      line: 'hawser backup-site site.backup',
      says: 'Backs up the site of the selected profile.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser backup-site site.backup -KeyPasswordFile password.txt',
      says: 'With its keys, sealed under the password in a file.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should, steps, need }) {
    const path = resolve(parameters.path);
    const isWanted = parameters.includeKeys || parameters.keyPassword !== undefined;
    const typed = async (): Promise<Secret> =>
      typedTwice(
        { first: parameters.keyPassword, again: parameters.keyPasswordAgain },
        {
          first: async () => (await need(['keyPassword'])).keyPassword,
          again: async () => (await need(['keyPasswordAgain'])).keyPasswordAgain,
        },
      );
    const keyPassword = isWanted ? await typed() : undefined;
    const site = await signedInSite(session);
    if (!(await should(path, 'Backup Site'))) return;
    const { fetchBackup } = await import('../site-backup/fetch-backup.ts');
    let bytes = 0;
    const save: Step = {
      title: 'Writing the backup',
      run: async (report) => {
        const came = (sum: number): void => {
          bytes = sum;
          report(shownBytes(sum), 'progress');
        };
        await saveFile(path, fetchBackup(site, { keyPassword, signal, came }));
        return undefined;
      },
    };
    await steps([save]);
    yield { path, bytes, keys: keyPassword !== undefined };
  },
});
