import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { defineCommand } from '@hawser/command/declaration/command';
import { HawserError } from '@hawser/core/errors';
import { certificateFileErrors } from '@hawser/core/pki/certificate-file-errors';
import { answersIn } from '../certificates/answers.ts';
import { certificateErrors } from '../certificates/certificate-errors.ts';
import { certificateName, namesOf } from '@hawser/core/pki/certificate-name';
import { certificateOutput, shownCertificate } from '../certificates/certificate-output.ts';
import { outsideItsTime } from '../certificates/outside-its-time.ts';
import { findChain } from '../certificates/find-chain.ts';
import { readGivenFile } from '../certificates/given-file.ts';
import { dropRequest, type KeptRequest, readRequests } from '../certificates/kept-requests.ts';
import {
  newPlaceParameter,
  placeForNew,
  placesToLook,
} from '../certificates/certificate-places.ts';

export default defineCommand({
  verb: 'Complete',
  noun: 'CertificateRequest',
  summary: 'Takes the certificate that an authority has issued for a request of this machine.',
  description:
    'Give all that the authority has sent, as PEM, DER (.cer, .crt) or PKCS#7 (.p7b), in one file or in several, in any order. The request is found by its key. Certificate, chain and key are kept by the site where a profile is in use, else on this machine, and the request is done. What the authority issues again for the same key is taken in the same way.',
  parameters: {
    certificate: {
      type: 'path',
      list: true,
      mandatory: true,
      position: 0,
      help: 'The files that the authority has sent.',
    },
    chain: {
      type: 'path',
      list: true,
      help: 'Further files, with the certificates by which that one is trusted.',
    },
    fetchIntermediates: {
      type: 'switch',
      help: 'Asks for missing certificates of the chain at the places that the certificates name, over http.',
    },
    store: newPlaceParameter,
  },
  impact: 'medium',
  output: certificateOutput,
  examples: [
    {
      line: 'hawser complete-certificate-request MyCMG.cer -Chain intermediates.p7b',
      says: 'Takes the certificate and its chain.',
      notRun: 'there are no such files',
    },
    {
      line: 'hawser complete-certificate-request MyCMG.cer -FetchIntermediates',
      says: 'Takes it, and fetches its chain from the authority.',
      notRun: 'there is no such file',
    },
  ],
  async *run({ parameters, session, should, signal, warn, whatIf }) {
    const given: X509Certificate[] = [];
    for (const named of [...parameters.certificate, ...(parameters.chain ?? [])]) {
      given.push(...(await certificatesOf(resolve(named))));
    }
    const calling = { session, signal, warn };
    const store = await placeForNew(parameters.store, calling);
    // What is issued again for the same key can be where it was kept before.
    const stores = await placesToLook(parameters.store, calling);
    const requests = await readRequests();
    const kept = await store.list();
    const fetches = parameters.fetchIntermediates && !whatIf;
    for (const { certificate, source } of await answersIn(given, requests, stores, session)) {
      const { request, purpose, keyProvider } = source;
      const lacking = namesLacking(certificate, request);
      if (lacking.length > 0) {
        warn(`The authority has left out names that were asked for: ${lacking.join(', ')}.`);
      }
      const time = outsideItsTime(certificate);
      if (time !== undefined) warn(time);
      const chain = await findChain(certificate, { given, kept, fetches }, { signal, warn });
      const called = certificateName(certificate);
      const target = request === undefined ? called : `${called} (${request.id})`;
      if (!(await should(target, 'Complete CertificateRequest'))) continue;
      // Not before: a site notes whoever takes a key.
      const key = await source.key();
      const whole = { certificate, chain, key, purpose, keyProvider };
      const stored = await store.add(whole);
      if (request !== undefined) await dropRequest(request, session);
      yield shownCertificate(stored);
    }
  },
});

async function certificatesOf(path: string): Promise<readonly X509Certificate[]> {
  try {
    const { certificates } = await readGivenFile(path, async () =>
      Promise.reject(certificateFileErrors('password-needed', {})),
    );
    if (certificates.length === 0) {
      throw certificateErrors('no-certificate', { path }, { target: path });
    }
    return certificates.map(({ certificate }) => certificate);
  } catch (error) {
    const isSealed =
      error instanceof HawserError && error.code === 'certificate-file-password-needed';
    if (!isSealed) throw error;
    throw certificateErrors('brings-key', { path }, { target: path, cause: error });
  }
}

/** Addresses can be written in several ways, and are not compared. */
function namesLacking(
  certificate: X509Certificate,
  request: KeptRequest | undefined,
): readonly string[] {
  const has = new Set(namesOf(certificate).map((name) => name.toLowerCase()));
  return (request?.names ?? []).filter((name) => isIP(name) === 0 && !has.has(name.toLowerCase()));
}
