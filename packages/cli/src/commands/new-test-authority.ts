import { resolve } from 'node:path';
import { defineCommand } from '@hawser/command/declaration/command';
import { X509Certificate } from 'node:crypto';
import { saveBytes } from '@hawser/core/files/save-bytes';
import { publicFile, publicFormOfPath } from '../certificates/export-form.ts';
import {
  makeTestAuthority,
  requireNewName,
  requireTestName,
} from '../certificates/make-test-authority.ts';
import { dropTestAuthority, readTestAuthorities } from '../certificates/test-authorities.ts';
import { shownTestAuthority, testAuthorityOutput } from '../certificates/test-authority-output.ts';
import { unlessUnwritten } from '../certificates/unless-unwritten.ts';
import { requireNewFiles } from '../site-administrators/new-files.ts';

export default defineCommand({
  verb: 'New',
  noun: 'TestAuthority',
  summary: 'Makes a certificate authority of your own, for a lab that no public one issues for.',
  description:
    'What it issues holds where its certificate is trusted, and nowhere else; trust it only on machines of the lab. Its key stays in the vault of this machine. With -Intermediate the root issues for one authority below it, as those of public authorities do, and for nobody else: its key is kept nowhere.',
  parameters: {
    name: {
      type: 'string',
      mandatory: true,
      position: 0,
      minimum: 1,
      maximum: 50,
      help: 'What it is called, with the word "test" in it.',
    },
    path: {
      type: 'path',
      mandatory: true,
      help: 'The file for its certificate, which the machines of the lab are to trust; how it ends says how it is written: .crt or .pem (PEM), .cer (DER), .p7b.',
    },
    intermediate: {
      type: 'switch',
      help: 'Issues by an authority below the root, so that chains are as long as public ones.',
    },
    days: {
      type: 'int',
      default: 1825,
      minimum: 1,
      maximum: 3650,
      help: 'How long it holds.',
    },
  },
  impact: 'low',
  force: 'Writes over a file that is there.',
  output: testAuthorityOutput,
  examples: [
    {
      line: "hawser new-test-authority 'Contoso Test Authority' -Path authority.crt",
      says: 'Makes what approve-certificate-request signs with.',
      notRun: 'it leaves a key in the vault',
    },
  ],
  async *run({ parameters, session, should, force }) {
    const name = requireTestName(parameters.name);
    requireNewName(name, await readTestAuthorities());
    const path = resolve(parameters.path);
    const form = publicFormOfPath(path);
    if (!force) await requireNewFiles([path]);
    if (!(await should(name, 'New TestAuthority'))) return;
    const authority = await makeTestAuthority(parameters, session);
    const certificate = new X509Certificate(authority.chain.at(-1) ?? '');
    const file = publicFile(form, { certificate, chain: [] });
    await unlessUnwritten(
      async () => saveBytes(path, file, { replace: force }),
      async () => dropTestAuthority(authority, session),
    );
    yield shownTestAuthority(authority);
  },
});
