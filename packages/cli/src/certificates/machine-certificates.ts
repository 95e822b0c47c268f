import { join } from 'node:path';
import type { Session } from '@hawser/command/invocation/session';
import { changeDocument, readDocument } from '@hawser/core/files/document';
import { paths } from '@hawser/core/paths';
import type { CertificateStore, StoredCertificate } from './certificate-store.ts';
import { flagIn, membersOf, optionalTextIn, textIn, textsIn } from './read-members.ts';
import { purposes } from './purposes.ts';

/** Hundreds of certificates with their chains. */
const options = { limit: 8 * 2 ** 20 };

/** Those of this machine and this user. Their keys are in the vault. */
export function machineCertificates({ vault }: Pick<Session, 'vault'>): CertificateStore {
  return {
    place: 'machine',
    list: readCertificates,
    async add(stored, key) {
      // The key first: what is listed with one has it.
      if (key !== undefined) await (await vault()).set(keyName(stored.id), key);
      await change((certificates) => {
        const before = certificates.find(({ id }) => id === stored.id);
        const hasKey = key !== undefined || before?.hasKey === true;
        return [...certificates.filter((each) => each !== before), { ...stored, hasKey }];
      });
    },
    keyOf: async (id) => (await vault()).get(keyName(id)),
    async remove(id) {
      await change((certificates) => certificates.filter((each) => each.id !== id));
      await (await vault()).delete(keyName(id));
    },
  };
}

/** The list alone, for which no vault has to be opened. */
export async function readCertificates(): Promise<readonly StoredCertificate[]> {
  return (await readDocument(place(), parse, options))?.certificates ?? [];
}

function place(): string {
  return join(paths().data, 'certificates.json');
}

function keyName(id: string): string {
  return `certificate/${id}/key`;
}

async function change(
  how: (certificates: readonly StoredCertificate[]) => readonly StoredCertificate[],
): Promise<void> {
  await changeDocument(
    place(),
    parse,
    (before) => ({ version: 1, certificates: how(before?.certificates ?? []) }),
    options,
  );
}

function parse(value: unknown): { readonly certificates: readonly StoredCertificate[] } {
  const { version, certificates } = membersOf(value);
  if (version !== 1) throw new Error('"version" is not 1');
  if (!Array.isArray(certificates)) throw new Error('"certificates" is no list');
  return { certificates: certificates.map(parseCertificate) };
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
