import { HawserError } from '../../../src/errors.ts';
import { readCertificateRequest } from '../../../src/pki/certificate-request.ts';
import { examineCertificate } from '../../../src/pki/checks/examine-certificate.ts';
import { examineRequest } from '../../../src/pki/checks/examine-request.ts';
import { pemOf } from '../../../src/pki/pem.ts';
import { readCertificateFile } from '../../../src/pki/read-certificate-file.ts';
import { goodFiles, password } from './good-files.ts';
import { mutatedAsn1 } from './mutated-asn1.ts';
import { mutatedBytes } from './mutated-bytes.ts';
import { type Random, seededRandom } from './random.ts';

/** How many files were read all the same, and by which errors the others were refused. */
export type Outcome = ReadonlyMap<string, number>;

const longest = 1000;

/** With what every certificate is looked at. */
const asked = {
  purpose: 'server',
  serviceName: undefined,
  key: undefined,
  keyProvider: undefined,
  now: 0,
  roots: [],
  publicRoots: [],
  machineRoots: [],
} as const;

/** Reads one mutated file for each seed; throws where one of them is not refused as it should be. */
export async function fuzz(from: number, to: number): Promise<Outcome> {
  const files = await goodFiles();
  const names = [...files.keys()];
  const others = [...files.values()].map(derOf);
  const outcome = new Map<string, number>();
  for (let seed = from; seed < to; seed += 1) {
    const random = seededRandom(seed);
    const name = random.of(names);
    const file = mutated(files.get(name) ?? Buffer.alloc(0), others, random);
    // Of the processor, for others may have it meanwhile.
    const before = process.cpuUsage();
    const ending = await read(name, file).catch((error: unknown) => codeOf(error, seed, name));
    const { user, system } = process.cpuUsage(before);
    if (user + system > longest * 1000) throw new Error(`seed ${seed} (${name}) takes too long`);
    outcome.set(ending, (outcome.get(ending) ?? 0) + 1);
  }
  return outcome;
}

async function read(name: string, file: Buffer): Promise<string> {
  if (name.endsWith('.csr')) {
    // It shows also what the other refuses.
    examineRequest(file);
    readCertificateRequest(file.toString('latin1'));
    return 'request';
  }
  const { form, certificates } = await readCertificateFile(file, async () => password);
  const others = certificates.map(({ certificate }) => certificate);
  for (const certificate of others) {
    examineCertificate({ certificate, others, ...asked });
  }
  return form;
}

function codeOf(error: unknown, seed: number, name: string): string {
  if (error instanceof HawserError && /^(certificate-file|pki)-/.test(error.code))
    return error.code;
  throw new Error(`seed ${seed} (${name}) is not refused as it should be`, { cause: error });
}

/** What was changed is deep in it, somewhere in its bytes, or in the text that they are written in. */
function mutated(file: Buffer, others: readonly Buffer[], random: Random): Buffer {
  const label = /-----BEGIN ([A-Z ]+)-----/.exec(file.toString('latin1'))?.[1];
  const der = derOf(file);
  const form = random.below(8);
  if (form === 0) return mutatedBytes(file, random);
  const changed = form < 3 ? mutatedBytes(der, random) : mutatedAsn1(der, others, random);
  if (label !== undefined) return Buffer.from(pemOf(label, changed));
  if (form === 3) return Buffer.from(pemOf(random.of(labels), changed));
  return form === 4 ? publishSettings(changed) : changed;
}

const labels = ['CERTIFICATE', 'PKCS7', 'PRIVATE KEY', 'ENCRYPTED PRIVATE KEY', 'EC PRIVATE KEY'];

function publishSettings(pfx: Buffer): Buffer {
  const certificate = pfx.toString('base64');
  return Buffer.from(
    `<?xml version="1.0"?><PublishData><PublishProfile ManagementCertificate="${certificate}"><Subscription Id="1" Name="one"/></PublishProfile></PublishData>`,
  );
}

function derOf(file: Buffer): Buffer {
  const [, inner] = /-----BEGIN [A-Z ]+-----([^-]+)-----END/.exec(file.toString('latin1')) ?? [];
  return inner === undefined ? file : Buffer.from(inner, 'base64');
}
