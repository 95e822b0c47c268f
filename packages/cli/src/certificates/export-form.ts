import { createHash, type KeyObject, type X509Certificate } from 'node:crypto';
import { extname } from 'node:path';
import { keyPem } from '@hawser/core/pki/key-pair';
import { writePkcs12 } from '@hawser/core/pki/pkcs12/write-pkcs12';
import { writePkcs7 } from '@hawser/core/pki/pkcs7';
import { certificateErrors } from './certificate-errors.ts';
import type { Marks } from './certificate-store.ts';

export const exportForms = ['pfx', 'cer', 'pem', 'p7b'] as const;
export type ExportForm = (typeof exportForms)[number];

/** Those without a key, which an authority can write. */
export const publicForms = ['cer', 'pem', 'p7b'] as const;
export type PublicForm = (typeof publicForms)[number];

/** A .crt is as servers on Linux read it, which want the chain in it, too. */
const endings = new Map<string, ExportForm>([
  ['.pfx', 'pfx'],
  ['.p12', 'pfx'],
  ['.cer', 'cer'],
  ['.der', 'cer'],
  ['.pem', 'pem'],
  ['.crt', 'pem'],
  ['.p7b', 'p7b'],
  ['.p7c', 'p7b'],
]);

/** The form that the name of a file asks for. */
export function formOfPath(path: string): ExportForm {
  return endingOf(path) ?? refuseEnding(path, exportForms);
}

/** The same of a file that has no key in it. */
export function publicFormOfPath(path: string): PublicForm {
  const form = endingOf(path);
  if (form === 'pfx') throw certificateErrors('wants-key', { path }, { target: path });
  return form ?? refuseEnding(path, publicForms);
}

/** What a file is by its name; undefined where that does not say. */
export function endingOf(path: string): ExportForm | undefined {
  return endings.get(extname(path).toLowerCase());
}

function refuseEnding(path: string, forms: readonly ExportForm[]): never {
  throw certificateErrors('no-format', { path, forms: forms.join(', ') }, { target: path });
}

export interface Exported extends Pick<Marks, 'keyProvider'> {
  readonly certificate: X509Certificate;
  readonly chain: readonly X509Certificate[];
  readonly friendlyName: string;
}

/** The leaf and its chain for everybody. */
export function publicFile(
  form: PublicForm,
  { certificate, chain }: Pick<Exported, 'certificate' | 'chain'>,
): Buffer {
  if (form === 'cer') return certificate.raw;
  const all = [certificate, ...chain];
  return form === 'p7b' ? writePkcs7(all) : Buffer.from(all.join(''));
}

/** The same with the key in it, which nothing seals. */
export function openFile(exported: Exported, key: KeyObject): Buffer {
  return Buffer.concat([publicFile('pem', exported), Buffer.from(keyPem(key))]);
}

/** The same with the key, sealed by a password. */
export function sealedFile(
  { certificate, chain, friendlyName, keyProvider }: Exported,
  key: KeyObject,
  { password, isLegacy }: { readonly password: string; readonly isLegacy: boolean },
): Buffer {
  // By it programs find the certificate of the key; Windows, too, takes the hash of the certificate.
  const localKeyId = createHash('sha1').update(certificate.raw).digest('hex');
  const leaf = { certificate, friendlyName, localKeyId };
  const program = keyProvider === undefined ? {} : { keyProvider };
  return writePkcs12(
    {
      certificates: [leaf, ...chain.map((above) => ({ certificate: above }))],
      keys: [{ key, friendlyName, localKeyId, ...program }],
    },
    password,
    isLegacy ? 'legacy' : 'modern',
  );
}
