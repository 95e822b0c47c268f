import { X509Certificate } from 'node:crypto';
import { resolve } from 'node:path';
import { defineCommand } from '@hawser/command/declaration/command';
import { readGivenBytes } from '@hawser/core/files/read-given-bytes';
import { saveBytes } from '@hawser/core/files/save-bytes';
import { grantedOf, issueForRequest } from '@hawser/core/pki/issue-for-request';
import { readRequestDetails } from '@hawser/core/pki/request-details';
import { publicFile, publicFormOfPath, publicForms } from '../certificates/export-form.ts';
import { openTestAuthority, requireTestAuthority } from '../certificates/test-authorities.ts';
import { testAuthorityErrors } from '../certificates/test-authority-errors.ts';
import { testAuthorityParameter } from '../certificates/test-authority-parameters.ts';
import { validityOfDays } from '../certificates/validity-of-days.ts';
import { requireNewFiles } from '../site-administrators/new-files.ts';

const largest = 64 * 1024;

export default defineCommand({
  verb: 'Approve',
  noun: 'CertificateRequest',
  summary: 'Issues a certificate for a request, by an authority for tests of this machine.',
  description:
    'The request has to be signed by its own key. The certificate has the name, the host names and the purposes that are asked for, as far as they are granted: server and client authentication, and the uses of a key that belong to them. Nobody is made an authority. What is left out is said. A request that names no purpose gets server authentication, if it names a host. The common name of a server is always among its names.',
  parameters: {
    request: {
      type: 'path',
      mandatory: true,
      position: 0,
      help: 'The file of the request (PEM or DER).',
    },
    path: {
      type: 'path',
      mandatory: true,
      help: 'The file for the certificate; how it ends says how it is written.',
    },
    authority: {
      ...testAuthorityParameter,
      aliases: [],
      help: 'The name or the id of the authority; with only one there it need not be given.',
    },
    format: {
      type: 'enum',
      choices: publicForms,
      help: 'How it is written: cer the certificate alone (DER), pem as text and p7b (PKCS#7), both with those who have issued it.',
      otherwise: 'what the ending of the file says: .cer, .pem or .crt, .p7b',
    },
    days: {
      type: 'int',
      default: 365,
      minimum: 1,
      maximum: 398,
      help: 'How long it holds, at most as long as the authority; browsers take no more than 398.',
    },
  },
  impact: 'medium',
  force: 'Writes over a file that is there.',
  output: {
    name: 'Hawser.IssuedCertificate',
    properties: {
      commonName: { type: 'string', description: 'Whom it was issued to.' },
      names: {
        type: 'array',
        items: { type: 'string' },
        description: 'All names that it holds for.',
      },
      purposes: {
        type: 'array',
        items: { type: 'string' },
        description: 'Whether it is for a server, a client or both.',
      },
      authority: { type: 'string', description: 'Who has issued it.' },
      until: { type: 'string', description: 'When it ends.' },
      fingerprint: { type: 'string', description: 'What tells it from others: its SHA-256.' },
      leftOut: {
        type: 'array',
        items: { type: 'string' },
        description:
          'What was asked for and is not in it, by object identifiers where it has no name here.',
      },
      path: { type: 'string', description: 'The file that it was written to.' },
    },
    view: ['commonName', 'authority', 'until', 'path'],
  },
  examples: [
    {
      line: 'hawser approve-certificate-request MyCMG.csr -Path MyCMG.cer',
      says: 'Answers a request as a public authority would: with the certificate alone.',
      notRun: 'there is no such request',
    },
    {
      line: "hawser approve-certificate-request MyCMG.csr -Path MyCMG.p7b -Authority 'Contoso Test Authority' -Days 90",
      says: 'Writes it with its chain, for 90 days, by one of several authorities.',
      notRun: 'there is no such request',
    },
  ],
  async *run({ parameters, session, should, force, warn, verbose }) {
    const file = resolve(parameters.request);
    const bytes = await readGivenBytes(file, largest, (reason, cause) =>
      testAuthorityErrors('no-request', { path: file, reason }, { target: file, cause }),
    );
    const request = readRequestDetails(bytes);
    verbose(
      `The request is signed by its own key of ${request.keySize} bits: ${request.signature}.`,
    );
    const granted = grantedOf(request);
    const authority = await requireTestAuthority(parameters.authority);
    const path = resolve(parameters.path);
    const format = parameters.format ?? publicFormOfPath(path);
    if (!force) await requireNewFiles([path]);
    const { commonName } = granted.subject;
    if (!(await should(commonName, 'Approve CertificateRequest'))) return;
    const { until, ...issuer } = await openTestAuthority(authority, session);
    const validity = validityOfDays(parameters.days, until.getTime());
    const certificate = new X509Certificate(issueForRequest(issuer, request, granted, validity));
    const chain = authority.chain.map((pem) => new X509Certificate(pem));
    const written = publicFile(format, { certificate, chain });
    await saveBytes(path, written, { replace: force });
    const { leftOut, names, usages } = granted;
    if (leftOut.length > 0)
      warn(`Not in the certificate, though asked for: ${leftOut.join(', ')}.`);
    const { fingerprint256: fingerprint, validToDate } = certificate;
    yield {
      commonName,
      names: [...names.dnsNames, ...names.ipAddresses, ...names.uris],
      purposes: usages,
      authority: authority.name,
      until: validToDate.toISOString(),
      fingerprint,
      leftOut,
      path,
    };
  },
});
