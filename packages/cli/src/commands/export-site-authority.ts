import { resolve } from 'node:path';
import { defineCommand } from '@hawser/command/declaration/command';
import { saveText } from '@hawser/core/files/save-text';
import { requireNewFiles } from '../site-administrators/new-files.ts';
import {
  authorityOfFolder,
  authorityOfProfile,
  certificatesIn,
} from '../site-authority/site-authority.ts';
import { folderFor, isFolderMeant, siteFolderParameter } from '../sites/site-parameters.ts';

export default defineCommand({
  verb: 'Export',
  noun: 'SiteAuthority',
  summary: "Writes the certificate of a site's authority, by which other machines trust the site.",
  description:
    'It is no secret: with it a machine can trust the site, and nobody gets in by it. It is that of the site in the data folder of this machine, or what the profile in use trusts its site by; nobody has to be signed in. The fingerprint that is shown is also that of the authority in get-site -Output yaml: compare the two where the file came by a way that somebody may have changed it on.',
  parameters: {
    path: {
      type: 'path',
      mandatory: true,
      position: 0,
      help: 'The file for the certificate (PEM), which must not be there yet.',
    },
    ...siteFolderParameter,
  },
  impact: 'low',
  output: {
    name: 'Hawser.SiteAuthority',
    properties: {
      name: { type: 'string', description: 'The name in the certificate.' },
      fingerprint: {
        type: 'string',
        description: 'SHA-256, as connect-site shows it to whoever is to trust the site.',
        whole: true,
      },
      until: { type: 'string', description: 'When it ends.' },
      path: { type: 'string', description: 'The file that it was written to.' },
    },
  },
  examples: [
    {
      line: 'hawser export-site-authority authority.crt',
      says: 'Writes what connect-site -TrustAnchor takes on another machine.',
      notRun: 'there is no site',
    },
  ],
  async *run({ parameters, session, host, should }) {
    const path = resolve(parameters.path);
    const folder = folderFor(parameters, host.env);
    const text = isFolderMeant(parameters, host.env, session)
      ? await authorityOfFolder(folder)
      : await authorityOfProfile(folder, session);
    await requireNewFiles([path]);
    if (!(await should(path, 'Export SiteAuthority'))) return;
    await saveText(path, text);
    for (const { subject, fingerprint256: fingerprint, validToDate } of certificatesIn(text)) {
      const name = subject.replaceAll('\n', ', ');
      yield { name, fingerprint, until: validToDate.toISOString(), path };
    }
  },
});
