import { X509Certificate } from 'node:crypto';
import { defineCommand } from '@hawser/command/declaration/command';
import { certificateName } from '@hawser/core/pki/certificate-name';
import { certificateNamed } from '../certificates/certificate-named.ts';
import { certificateParameter } from '../certificates/certificate-parameters.ts';
import { machineCertificates } from '../certificates/machine-certificates.ts';

export default defineCommand({
  verb: 'Remove',
  noun: 'Certificate',
  summary: 'Removes certificates from this machine, and deletes their keys.',
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
  async run({ parameters, session, should, attempt }) {
    const store = machineCertificates(session);
    for (const named of parameters.id) {
      await attempt(async () => {
        const { id, certificate, hasKey } = certificateNamed(named, await store.list());
        const target = `${certificateName(new X509Certificate(certificate))} (${id})`;
        const impact = hasKey ? 'high' : 'medium';
        if (await should(target, 'Remove Certificate', impact)) await store.remove(id);
      });
    }
  },
});
