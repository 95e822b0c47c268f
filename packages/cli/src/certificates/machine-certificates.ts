import type { Session } from '@hawser/command/invocation/session';
import { systemClock } from '@hawser/core/clock';
import { certificateId } from '@hawser/core/pki/certificate-id';
import { keyPem } from '@hawser/core/pki/key-pair';
import { purposes } from '@hawser/core/pki/purposes';
import { Secret } from '@hawser/core/secret';
import type { CertificateStore, StoredCertificate } from './certificate-store.ts';
import { keptList } from './kept-list.ts';
import { flagIn, membersOf, optionalTextIn, textIn, textsIn } from './read-members.ts';

/** Those of this machine and this user. Their keys are in the vault. */
export function machineCertificates({ vault }: Pick<Session, 'vault'>): CertificateStore {
  return {
    place: 'machine',
    where: 'on this machine',
    list: async () => (await readCertificates()).map(here),
    async add({ certificate, chain, key, ...marks }) {
      const id = certificateId(certificate);
      // The key first: what is listed with one has it.
      if (key !== undefined) await (await vault()).set(keyName(id), new Secret(keyPem(key)));
      const added = new Date(systemClock.now()).toISOString();
      const completed = (before: KeptCertificate | undefined): KeptCertificate => ({
        id,
        certificate: certificate.toString(),
        chain: chain.map(String),
        friendlyName: marks.friendlyName ?? before?.friendlyName,
        purpose: marks.purpose ?? before?.purpose,
        keyProvider: marks.keyProvider ?? before?.keyProvider,
        hasKey: key !== undefined || before?.hasKey === true,
        added: before?.added ?? added,
      });
      let stored = completed(undefined);
      await kept.change((certificates) => {
        const before = certificates.find((each) => each.id === id);
        stored = completed(before);
        return [...certificates.filter((each) => each !== before), stored];
      });
      return here(stored);
    },
    keyOf: async (id) => (await vault()).get(keyName(id)),
    async remove(id) {
      await kept.change((certificates) => certificates.filter((each) => each.id !== id));
      await (await vault()).delete(keyName(id));
    },
  };
}

/** As it stands in the file. */
type KeptCertificate = Omit<StoredCertificate, 'place'>;

function here(certificate: KeptCertificate): StoredCertificate {
  return { ...certificate, place: 'machine' };
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

function parseCertificate(value: unknown): KeptCertificate {
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
