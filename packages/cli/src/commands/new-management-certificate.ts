import { createPrivateKey, X509Certificate } from 'node:crypto';
import { resolve } from 'node:path';
import { defineCommand } from '@hawser/command/declaration/command';
import { saveBytes } from '@hawser/core/files/save-bytes';
import { issueSelfSigned } from '@hawser/core/pki/issue-self-signed';
import { certificateOutput, shownCertificate } from '../certificates/certificate-output.ts';
import { publicFile, sealedFile } from '../certificates/export-form.ts';
import { requireNamed } from '../certificates/management-files.ts';
import { defaultKeyProvider } from '../certificates/key-provider.ts';
import { newPlaceParameter, placeForNew } from '../certificates/certificate-places.ts';
import { unlessUnwritten } from '../certificates/unless-unwritten.ts';
import { validityOfDays } from '../certificates/validity-of-days.ts';
import { typedTwice } from '../passwords/typed-twice.ts';
import { requireDifferentFiles, requireNewFiles } from '../site-administrators/new-files.ts';

const password = { type: 'secret', minimum: 1, maximum: 1024 } as const;

export default defineCommand({
  verb: 'New',
  noun: 'ManagementCertificate',
  summary: 'Makes the certificate by which a site manages what it has in a cloud.',
  description:
    'It signs itself, as Azure takes them: an RSA key of 2048 bits, for client authentication. The .cer is for the cloud, which trusts by it whoever has the key, and has no key in it: upload it to the subscription first. The .pfx has the key and is for the site; it is sealed by a password that is asked for twice. Both are kept, too, by the site where a profile is in use, else on this machine: see get-certificate.',
  parameters: {
    name: {
      type: 'string',
      default: 'Hawser Management',
      position: 0,
      minimum: 1,
      maximum: 64,
      help: 'What the cloud lists it as.',
    },
    certificatePath: {
      type: 'path',
      mandatory: true,
      aliases: ['cerPath'],
      help: 'The file for the certificate alone (.cer), which is uploaded to the cloud.',
    },
    pfxPath: {
      type: 'path',
      mandatory: true,
      help: 'The file for the certificate with its key (.pfx); only your user can read it.',
    },
    days: {
      type: 'int',
      default: 365,
      minimum: 1,
      maximum: 1825,
      help: 'How long it holds; before its end another one has to be uploaded.',
    },
    legacy: {
      type: 'switch',
      help: 'Seals the .pfx by 3DES and SHA-1, for Windows Server 2016 and older; else it is AES-256 and SHA-256.',
    },
    store: newPlaceParameter,
    password: { ...password, help: 'The password to seal the .pfx by.' },
    passwordAgain: { ...password, help: 'The same once more, where it is typed.' },
  },
  impact: 'low',
  force: 'Writes over files that are there.',
  output: certificateOutput,
  examples: [
    {
      line: 'hawser new-management-certificate -CertificatePath management.cer -PfxPath management.pfx',
      says: 'Makes one for a year; asks twice for the password of the .pfx.',
      notRun: 'it leaves a key in the vault',
    },
    {
      line: "hawser new-management-certificate 'Contoso Azure' -CertificatePath azure.cer -PfxPath azure.pfx -PasswordFile password.txt -Days 730",
      says: 'Makes one for two years, without a question.',
      notRun: 'it leaves a key in the vault',
    },
  ],
  async *run({ parameters, session, signal, should, need, force, tell, warn }) {
    const { name, days } = parameters;
    const certificatePath = resolve(parameters.certificatePath);
    const pfxPath = resolve(parameters.pfxPath);
    const form = requireNamed(certificatePath, pfxPath);
    requireDifferentFiles([pfxPath, certificatePath]);
    if (!force) await requireNewFiles([pfxPath, certificatePath]);
    const store = await placeForNew(parameters.store, { session, signal, warn });
    if (!(await should(name, 'New ManagementCertificate'))) return;
    const typed = await typedTwice(
      { first: parameters.password, again: parameters.passwordAgain },
      {
        first: async () => (await need(['password'])).password,
        again: async () => (await need(['passwordAgain'])).passwordAgain,
      },
    );
    const wanted = { commonName: name, usage: 'client', ...validityOfDays(days) } as const;
    const issued = await issueSelfSigned(wanted);
    const certificate = new X509Certificate(issued.certificate);
    const key = createPrivateKey(issued.key);
    const marks = { friendlyName: name, keyProvider: defaultKeyProvider };
    const file = { certificate, chain: [], ...marks };
    const sealing = { password: typed.reveal(), isLegacy: parameters.legacy };
    const kept = { ...file, purpose: 'management', key } as const;
    const stored = await store.add(kept);
    await unlessUnwritten(
      async () => saveBytes(pfxPath, sealedFile(file, key, sealing), { replace: force }),
      async () => store.remove(stored.id),
    );
    await saveBytes(certificatePath, publicFile(form, file), { replace: force });
    yield shownCertificate(stored);
    tell(`Upload ${certificatePath} to the subscription, before the site is given ${pfxPath}.`);
  },
});
