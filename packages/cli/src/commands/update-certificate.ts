import { resolve } from 'node:path';
import { defineCommand } from '@hawser/command/declaration/command';
import { saveText } from '@hawser/core/files/save-text';
import { dropRequest } from '../certificates/kept-requests.ts';
import { certificateParameter } from '../certificates/certificate-parameters.ts';
import {
  findCertificate,
  placeParameter,
  placesToLook,
} from '../certificates/certificate-places.ts';
import { makeRequest } from '../certificates/make-request.ts';
import { renewalOf } from '../certificates/renewal.ts';
import { unlessUnwritten } from '../certificates/unless-unwritten.ts';
import { strandedBy, strandedText } from '../certificates/stranded.ts';
import { warnOfWaiting } from '../certificates/waiting.ts';
import { requireNewFiles } from '../site-administrators/new-files.ts';

export default defineCommand({
  verb: 'Update',
  noun: 'Certificate',
  summary: 'Renews a certificate: asks for the same names and purposes again, with a new key.',
  description:
    'It makes a request as new-certificate-request does, with a key that is no smaller than the old one. Give the answer of the authority to complete-certificate-request; until then, and afterwards, the old certificate stays where it is, with its key: remove it when nothing uses it any more. It says who would be stranded by the new one.',
  parameters: {
    id: {
      ...certificateParameter,
      aliases: ['name'],
      position: 0,
      mandatory: true,
      help: 'The id, the thumbprint or the name; the name only where one certificate has it.',
    },
    path: {
      type: 'path',
      mandatory: true,
      help: 'The file for the request (PEM), which is sent to the authority.',
    },
    store: placeParameter,
  },
  impact: 'low',
  force: 'Writes over a file that is there.',
  output: {
    name: 'Hawser.CertificateRenewal',
    properties: {
      commonName: { type: 'string', description: 'Whom the certificate is for.' },
      id: { type: 'string', description: 'The id of the request.', whole: true },
      renews: { type: 'string', description: 'The id of the old certificate.', whole: true },
      until: { type: 'string', description: 'When the old one ends.' },
      names: {
        type: 'array',
        items: { type: 'string' },
        description: 'All names that are asked for.',
      },
      purpose: { type: 'string', description: 'What it is for.' },
      keySize: { type: 'integer', description: 'How many bits the new key has.' },
      stranded: {
        type: 'array',
        items: { type: 'object' },
        description:
          'Who would not get on with the new one: a reason in one word (for programs), who it is, and what helps.',
        apart: true,
      },
      path: { type: 'string', description: 'The file of the request.' },
    },
    view: ['commonName', 'id', 'renews', 'until'],
  },
  examples: [
    {
      line: 'hawser update-certificate MyCMG.contoso.com -Path MyCMG-2.csr',
      says: 'Asks for the same certificate again, before it ends.',
      notRun: 'there is no such certificate',
    },
  ],
  async *run({ parameters, session, signal, should, force, tell, warn }) {
    const stores = await placesToLook(parameters.store, { session, signal });
    const { stored } = await findCertificate(parameters.id, stores);
    const renewal = renewalOf(stored);
    const path = resolve(parameters.path);
    if (!force) await requireNewFiles([path]);
    const { commonName } = renewal.wanted;
    await warnOfWaiting(commonName, warn);
    // Before the question, and with -WhatIf: it may be the reason not to.
    const stranded = strandedBy(renewal);
    for (const line of strandedText(stranded)) tell(line);
    if (!(await should(`${commonName} (${stored.id})`, 'Update Certificate'))) return;
    const kept = await makeRequest(renewal.wanted, renewal.names, session);
    await unlessUnwritten(
      async () => saveText(path, kept.request, { replace: force }),
      async () => dropRequest(kept, session),
    );
    const { id, names, purpose, keySize } = kept;
    const until = renewal.certificate.validToDate.toISOString();
    yield { commonName, id, renews: stored.id, until, names, purpose, keySize, stranded, path };
  },
});
