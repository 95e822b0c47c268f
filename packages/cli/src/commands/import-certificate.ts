import { resolve } from 'node:path';
import { defineCommand } from '@hawser/command/declaration/command';
import { keyName } from '@hawser/core/pki/key-name';
import type { CertificateFile } from '@hawser/core/pki/read-certificate-file';
import { certificateErrors } from '../certificates/certificate-errors.ts';
import { certificateId } from '@hawser/core/pki/certificate-id';
import { certificateName } from '@hawser/core/pki/certificate-name';
import { certificateOutput, shownCertificate } from '../certificates/certificate-output.ts';
import { outsideItsTime } from '../certificates/outside-its-time.ts';
import { findChain } from '../certificates/find-chain.ts';
import { contentsOf } from '../certificates/import-file.ts';
import { readRequests } from '../certificates/kept-requests.ts';
import { newPlaceParameter, placeForNew } from '../certificates/certificate-places.ts';
import { purposes } from '@hawser/core/pki/purposes';
import { readSealedFile } from '../certificates/sealed-file.ts';

export default defineCommand({
  verb: 'Import',
  noun: 'Certificate',
  summary: 'Keeps certificates of a file, with their keys and their chains.',
  description:
    'The file can be a .pfx or .p12, PEM, DER (.cer, .crt), PKCS#7 (.p7b) or a .publishsettings file of version 1; what is in it counts, not how its name ends. With a site, that is, where a profile is in use, the site keeps them and seals their keys; else they are kept on this machine, with the keys in the vault of your user. A certificate that is there already is completed: by its key, or by a chain. The answer to a request is for complete-certificate-request.',
  parameters: {
    path: {
      type: 'path',
      mandatory: true,
      position: 0,
      aliases: ['file'],
      help: 'The file with the certificates.',
    },
    keyFile: {
      type: 'path',
      help: 'A second file, with the private key (PEM or PKCS#8), where that is in one of its own.',
    },
    password: {
      type: 'secret',
      maximum: 1024,
      help: 'The password of the file or of its key, where it has one.',
    },
    purpose: {
      type: 'enum',
      choices: purposes,
      help: 'What the certificate is for; that of a .publishsettings file is for management.',
    },
    store: newPlaceParameter,
  },
  impact: 'medium',
  output: certificateOutput,
  examples: [
    {
      line: 'hawser import-certificate MyCMG.pfx -PasswordFile password.txt -Purpose cmg',
      says: 'Takes a certificate with its key and its chain.',
      notRun: 'there is no such file',
    },
    {
      line: 'hawser import-certificate server.pem -KeyFile server.key',
      says: 'Takes a certificate whose key is in a second file.',
      notRun: 'there are no such files',
    },
  ],
  async *run({ parameters, session, should, need, warn, signal }) {
    const read = async (path: string): Promise<CertificateFile> =>
      readSealedFile(path, parameters.password, async () => (await need(['password'])).password);
    const path = resolve(parameters.path);
    const keyPath = parameters.keyFile === undefined ? undefined : resolve(parameters.keyFile);
    const file = await read(path);
    const ofKey = keyPath === undefined ? undefined : await read(keyPath);
    if (keyPath !== undefined && ofKey?.keys.length === 0) {
      throw certificateErrors('no-key-in-file', { path: keyPath }, { target: keyPath });
    }
    const keys = [...file.keys, ...(ofKey?.keys ?? [])];
    const { brought, strayKeys } = contentsOf({ ...file, keys }, path);
    const [first] = brought;
    if (keyPath !== undefined && first !== undefined && brought.every(({ key }) => !key)) {
      const name = certificateName(first.certificate);
      throw certificateErrors('other-key', { path: keyPath, name }, { target: keyPath });
    }
    if (strayKeys > 0) warn(`${path} has a key that belongs to none of its certificates.`);
    const store = await placeForNew(parameters.store, { session, signal, warn });
    const purpose =
      parameters.purpose ?? (file.form === 'publishsettings' ? 'management' : undefined);
    const given = [...file.certificates, ...(ofKey?.certificates ?? [])].map(
      ({ certificate }) => certificate,
    );
    const requests = await readRequests();
    for (const { certificate, ...marks } of brought) {
      if (requests.some(({ id }) => id === keyName(certificate.publicKey))) {
        warn(
          `A request here has the key of ${certificateName(certificate)}; complete-certificate-request takes both.`,
        );
      }
      const kept = await store.list();
      const time = outsideItsTime(certificate);
      if (time !== undefined) warn(time);
      const chain = await findChain(certificate, { given, kept, fetches: false }, { signal, warn });
      const target = `${certificateName(certificate)} (${certificateId(certificate)})`;
      if (!(await should(target, 'Import Certificate'))) continue;
      yield shownCertificate(await store.add({ certificate, chain, purpose, ...marks }));
    }
  },
});
