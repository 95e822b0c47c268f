import { X509Certificate } from 'node:crypto';
import { defineCommand } from '@hawser/command/declaration/command';
import { certificateName } from '@hawser/core/pki/certificate-name';
import { certificateParameter } from '../certificates/certificate-parameters.ts';
import {
  findCertificate,
  placeParameter,
  placesToLook,
} from '../certificates/certificate-places.ts';

export default defineCommand({
  verb: 'Remove',
  noun: 'Certificate',
  summary: 'Removes certificates from this machine or its site, and deletes their keys.',
  description:
    'Before a key is deleted you are asked, for nobody can make it again. A certificate whose key is not here is removed without a question.',
  parameters: {
    id: {
      ...certificateParameter,
      aliases: ['name'],
      position: 0,
      list: true,
      mandatory: true,
      help: 'The ids, the thumbprints or the names; a name only where one certificate has it.',
    },
    store: placeParameter,
  },
  impact: 'high',
  force: 'Does not ask.',
  examples: [
    {
      line: 'hawser remove-certificate 68201dd42d3fe162',
      says: 'Removes one, and deletes its key after a question.',
      notRun: 'there is no such certificate',
    },
  ],
  async run({ parameters, session, signal, should, attempt }) {
    const stores = await placesToLook(parameters.store, { session, signal });
    for (const named of parameters.id) {
      await attempt(async () => {
        const { stored, store } = await findCertificate(named, stores);
        const { id, certificate, hasKey } = stored;
        const name = certificateName(new X509Certificate(certificate));
        const target = `${name} (${id}) ${store.where}${hasKey ? ', and its private key' : ''}`;
        const impact = hasKey ? 'high' : 'medium';
        if (await should(target, 'Remove Certificate', impact)) await store.remove(id);
      });
    }
  },
});
