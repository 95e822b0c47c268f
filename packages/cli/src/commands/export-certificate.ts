import { type KeyObject, X509Certificate } from 'node:crypto';
import { resolve } from 'node:path';
import { defineCommand } from '@hawser/command/declaration/command';
import { saveBytes } from '@hawser/core/files/save-bytes';
import { certificateErrors } from '../certificates/certificate-errors.ts';
import { certificateName } from '@hawser/core/pki/certificate-name';
import { certificateParameter } from '../certificates/certificate-parameters.ts';
import {
  exportForms,
  formOfPath,
  openFile,
  publicFile,
  sealedFile,
} from '../certificates/export-form.ts';
import { findChain } from '../certificates/find-chain.ts';
import {
  findCertificate,
  placeParameter,
  placesToLook,
} from '../certificates/certificate-places.ts';
import { requireKey } from '../certificates/require-key.ts';
import { typedTwice } from '../passwords/typed-twice.ts';
import { requireNewFiles } from '../site-administrators/new-files.ts';

const password = { type: 'secret', minimum: 1, maximum: 1024 } as const;

export default defineCommand({
  verb: 'Export',
  noun: 'Certificate',
  summary:
    'Writes a certificate of this machine or its site to a file, for Windows, Azure or another program.',
  description:
    'A .pfx has always the private key in it, sealed by a password that is asked for twice; it is never without one. The others have no key, but a .pem with -IncludePrivateKey: there nothing seals it, and you are asked first. Only your user can read the file.',
  parameters: {
    id: {
      ...certificateParameter,
      aliases: ['name'],
      position: 0,
      mandatory: true,
      help: 'The id, the thumbprint or the name; the name only where one certificate has it.',
    },
    path: { type: 'path', position: 1, mandatory: true, help: 'The file.' },
    format: {
      type: 'enum',
      choices: exportForms,
      help: 'The form of the file: pfx with key and chain, cer the certificate alone (DER), pem as text and p7b (PKCS#7), both with the chain.',
      otherwise: 'what the ending of the file says: .pfx or .p12, .cer, .pem or .crt, .p7b',
    },
    includePrivateKey: {
      type: 'switch',
      help: 'Writes the private key into a .pem, too, where nothing seals it.',
    },
    includeChain: {
      type: 'switch',
      default: true,
      help: 'Writes those by which it is trusted, too; a .cer has room for one certificate only.',
    },
    store: placeParameter,
    legacy: {
      type: 'switch',
      help: 'Seals a .pfx by 3DES and SHA-1, for Windows Server 2016 and older; else it is AES-256 and SHA-256.',
    },
    password: { ...password, help: 'The password to seal a .pfx by.' },
    passwordAgain: { ...password, help: 'The same once more, where it is typed.' },
  },
  impact: 'medium',
  force: 'Writes over a file that is there, and does not ask.',
  output: {
    name: 'Hawser.CertificateExport',
    properties: {
      name: { type: 'string', description: 'The name of the certificate.' },
      format: { type: 'string', enum: exportForms, description: 'The form of the file.' },
      path: { type: 'string', description: 'The file.' },
      hasKey: { type: 'boolean', description: 'Whether the private key is in it.' },
      certificates: { type: 'integer', description: 'How many certificates are in it.' },
      id: { type: 'string', description: 'The id of the certificate.' },
    },
    view: ['name', 'format', 'path', 'hasKey'],
  },
  examples: [
    {
      line: 'hawser export-certificate MyCMG.contoso.com ConfigMgrCloudMGServer.pfx',
      says: 'Writes certificate, key and chain, as Azure wants them; asks twice for a password.',
      notRun: 'there is no such certificate',
    },
    {
      line: 'hawser export-certificate MyCMG.contoso.com MyCMG.pfx -Legacy -PasswordFile password.txt',
      says: 'Writes a file that Windows Server 2016 opens, without a question.',
      notRun: 'there is no such certificate',
    },
    {
      line: 'hawser export-certificate management.contoso.com management.cer',
      says: 'Writes what is uploaded to a subscription.',
      notRun: 'there is no such certificate',
    },
  ],
  async *run({ parameters, session, should, need, signal, warn, force }) {
    const path = resolve(parameters.path);
    const format = parameters.format ?? formOfPath(path);
    if (parameters.includePrivateKey && (format === 'cer' || format === 'p7b')) {
      throw certificateErrors('has-no-key', { format });
    }
    if (format !== 'pfx' && (parameters.password !== undefined || parameters.legacy)) {
      throw certificateErrors('not-sealed', { format });
    }
    const stores = await placesToLook(parameters.store, { session, signal });
    const { stored, store, kept } = await findCertificate(parameters.id, stores);
    const { id, keyProvider } = stored;
    const certificate = new X509Certificate(stored.certificate);
    const name = certificateName(certificate);
    const hasKey = format === 'pfx' || parameters.includePrivateKey;
    if (hasKey && !stored.hasKey) {
      const values = { name, where: store.where, what: `.${format} with a key` };
      throw certificateErrors('no-key', values, { target: name });
    }
    if (!force) await requireNewFiles([path]);
    const wantsChain = parameters.includeChain && format !== 'cer';
    const sources = { given: [], kept, fetches: false };
    const chain = wantsChain ? await findChain(certificate, sources, { signal, warn }) : [];
    const friendlyName = stored.friendlyName ?? name;
    const exported = { certificate, chain, friendlyName, keyProvider };
    const key = async (): Promise<KeyObject> =>
      requireKey(await store.keyOf(id), name, store.where);
    const impact = hasKey && format === 'pem' ? 'high' : 'medium';
    if (!(await should(`${name} (${id}) to ${path}`, 'Export Certificate', impact))) return;
    const content = async (): Promise<Buffer> => {
      if (format !== 'pfx') {
        return hasKey ? openFile(exported, await key()) : publicFile(format, exported);
      }
      const typed = await typedTwice(
        { first: parameters.password, again: parameters.passwordAgain },
        {
          first: async () => (await need(['password'])).password,
          again: async () => (await need(['passwordAgain'])).passwordAgain,
        },
      );
      const sealing = { password: typed.reveal(), isLegacy: parameters.legacy };
      return sealedFile(exported, await key(), sealing);
    };
    await saveBytes(path, await content(), { replace: force });
    yield { name, format, path, hasKey, certificates: 1 + chain.length, id };
  },
});
