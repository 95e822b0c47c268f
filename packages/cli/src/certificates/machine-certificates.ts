import type { Session } from '@hawser/command/invocation/session';
import type { CertificateStore, StoredCertificate } from './certificate-store.ts';
import { keptList } from './kept-list.ts';
import { flagIn, membersOf, optionalTextIn, textIn, textsIn } from './read-members.ts';
import { purposes } from '@hawser/core/pki/purposes';

/** Those of this machine and this user. Their keys are in the vault. */
export function machineCertificates({ vault }: Pick<Session, 'vault'>): CertificateStore {
  return {
    place: 'machine',
    list: readCertificates,
    async add(stored, key) {
      // The key first: what is listed with one has it.
      if (key !== undefined) await (await vault()).set(keyName(stored.id), key);
      await kept.change((certificates) => {
        const before = certificates.find(({ id }) => id === stored.id);
        const hasKey = key !== undefined || before?.hasKey === true;
        return [...certificates.filter((each) => each !== before), { ...stored, hasKey }];
      });
    },
    keyOf: async (id) => (await vault()).get(keyName(id)),
    async remove(id) {
      await kept.change((certificates) => certificates.filter((each) => each.id !== id));
      await (await vault()).delete(keyName(id));
    },
  };
}

const kept = keptList({
  file: 'certificates.json',
  member: 'certificates',
  parse: parseCertificate,
});
/** The list alone, for which no vault has to be opened. */
export const readCertificates = kept.read;

function keyName(id: string): string {
  return `certificate/${id}/key`;
}

function parseCertificate(value: unknown): StoredCertificate {
  const written = membersOf(value);
  return {
    id: textIn(written, 'id'),
    certificate: textIn(written, 'certificate'),
    chain: textsIn(written, 'chain'),
    friendlyName: optionalTextIn(written, 'friendlyName'),
    purpose: purposes.find((each) => each === written['purpose']),
    keyProvider: optionalTextIn(written, 'keyProvider'),
    hasKey: flagIn(written, 'hasKey'),
    added: textIn(written, 'added'),
  };
}
