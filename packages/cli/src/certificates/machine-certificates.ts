import { X509Certificate } from 'node:crypto';
import type { Session } from '@hawser/command/invocation/session';
import type { Vault } from '@hawser/core/identity/vault';
import { systemClock } from '@hawser/core/clock';
import { certificateId } from '@hawser/core/pki/certificate-id';
import { keyPem } from '@hawser/core/pki/key-pair';
import { purposes } from '@hawser/core/pki/purposes';
import { Secret } from '@hawser/core/secret';
import type { CertificateStore, StoredCertificate } from './certificate-store.ts';
import { certificateIn, certificatesIn } from './kept-certificate.ts';
import { keptList } from './kept-list.ts';
import { flagIn, membersOf, optionalTextIn, textIn } from './read-members.ts';

/** Those of this machine and this user. Their keys are in the vault. */
export function machineCertificates({ vault }: Pick<Session, 'vault'>): CertificateStore {
  return {
    place: 'machine',
    where: 'on this machine',
    list: async () => (await readCertificates()).map(here),
    async add({ certificate, chain, key, ...marks }) {
      const id = certificateId(certificate);
      const secret = key === undefined ? undefined : new Secret(keyPem(key));
      const keys = secret === undefined ? undefined : await vault();
      const now = {
        ...marks,
        id,
        certificate: certificate.toString(),
        chain: chain.map(String),
        hasKey: key !== undefined,
        added: new Date(systemClock.now()).toISOString(),
      };
      // The key first: what is listed with one has it.
      if (secret !== undefined) await keys?.set(keyName(id), secret);
      let whole: KeptCertificate = now;
      const change = kept.change(async (certificates) => {
        // Somebody may have removed the same certificate meanwhile.
        if (secret !== undefined && (await keys?.get(keyName(id))) === undefined) {
          await keys?.set(keyName(id), secret);
        }
        const before = certificates.find((each) => each.id === id);
        whole = before === undefined ? now : together(before, now);
        return [...certificates.filter((each) => each !== before), whole];
      });
      await change.catch(async (error: unknown) => {
        if (keys !== undefined) await forgetKey(keys, id).catch(() => undefined);
        throw error;
      });
      return here(whole);
    },
    keyOf: async (id) => (await vault()).get(keyName(id)),
    async remove(id) {
      const isKeyless = (await readCertificates()).some((each) => each.id === id && !each.hasKey);
      // There is no key to give up; where the vault opens, what a crash may have left of one goes, too.
      const keys = await vault().catch((error: unknown) => {
        if (isKeyless) return undefined;
        throw error;
      });
      const listed = async (hasKey: boolean): Promise<void> =>
        kept.change((all) => all.map((each) => (each.id === id ? { ...each, hasKey } : each)));
      // Whatever stops it in between, nothing is listed with a key that is gone, and no key is left
      // of what is not listed any more.
      await listed(false);
      await forgetKey(keys, id, (all) => all.filter((each) => each.id !== id)).catch(
        async (error: unknown) => {
          const isThere = (await keys?.get(keyName(id)).catch(() => undefined)) !== undefined;
          if (isThere) await listed(true).catch(() => undefined);
          throw error;
        },
      );
    },
  };
}

/** Gives up the key of a certificate that is not listed with one, and then changes the list. */
async function forgetKey(
  keys: Vault | undefined,
  id: string,
  change = (certificates: readonly KeptCertificate[]) => certificates,
): Promise<void> {
  await kept.change(async (certificates) => {
    // Somebody may have imported it again meanwhile.
    if (certificates.some((each) => each.id === id && each.hasKey)) return certificates;
    await keys?.delete(keyName(id));
    return change(certificates);
  });
}

/** What two calls know of one certificate; the later one knows better. */
function together(before: KeptCertificate, now: KeptCertificate): KeptCertificate {
  const isLess = now.chain.every((pem, at) => pem === before.chain[at]);
  return {
    ...now,
    chain: isLess ? before.chain : now.chain,
    friendlyName: now.friendlyName ?? before.friendlyName,
    purpose: now.purpose ?? before.purpose,
    keyProvider: now.keyProvider ?? before.keyProvider,
    hasKey: now.hasKey || before.hasKey,
    added: before.added,
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
  const certificate = certificateIn(written, 'certificate');
  const id = textIn(written, 'id');
  // By it the vault gives the key, which is not to be another's.
  if (certificateId(new X509Certificate(certificate)) !== id) {
    throw new Error(`"id" is not that of the certificate`);
  }
  return {
    id,
    certificate,
    chain: certificatesIn(written, 'chain'),
    friendlyName: optionalTextIn(written, 'friendlyName'),
    purpose: purposes.find((each) => each === written['purpose']),
    keyProvider: optionalTextIn(written, 'keyProvider'),
    hasKey: flagIn(written, 'hasKey'),
    added: textIn(written, 'added'),
  };
}
