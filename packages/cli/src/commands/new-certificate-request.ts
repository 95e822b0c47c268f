import { resolve } from 'node:path';
import { defineCommand } from '@hawser/command/declaration/command';
import { saveText } from '@hawser/core/files/save-text';
import { dropRequest } from '../certificates/kept-requests.ts';
import { foreignName } from '../certificates/foreign-name.ts';
import { makeRequest } from '../certificates/make-request.ts';
import { requireCountry } from '../certificates/country.ts';
import { defaultKeyProvider } from '../certificates/key-provider.ts';
import { namesService, purposes } from '@hawser/core/pki/purposes';
import { warnOfWaiting } from '../certificates/waiting.ts';
import { requireRequestNames } from '../certificates/request-names.ts';
import { requestOutput, shownRequest } from '../certificates/request-output.ts';
import { unlessUnwritten } from '../certificates/unless-unwritten.ts';
import { requireNewFiles } from '../site-administrators/new-files.ts';

const text = (help: string) => ({ type: 'string', minimum: 1, maximum: 64, help }) as const;

export default defineCommand({
  verb: 'New',
  noun: 'CertificateRequest',
  summary: 'Makes a key and a request, for which a certificate authority issues a certificate.',
  description:
    'The key stays on this machine, in the vault; only the request goes to the authority. Give what the authority answers to complete-certificate-request, on this machine and as the same user.',
  aliases: ['generate-csr', 'new-csr'],
  parameters: {
    commonName: {
      ...text('The name that clients will use, as MyCMG.contoso.com.'),
      mandatory: true,
      position: 0,
      pipeline: 'property',
    },
    subjectAlternativeName: {
      type: 'string',
      list: true,
      aliases: ['san', 'dnsName'],
      help: 'Further host names or addresses; the common name is always among them.',
    },
    organization: text('The name of the organisation, as its authority knows it.'),
    organizationalUnit: text('The part of the organisation, as IT.'),
    locality: { ...text('The town.'), aliases: ['city'] },
    state: text('The state or the province.'),
    country: {
      type: 'string',
      pattern: { source: '[A-Za-z]{2}', says: 'a code of two letters (FR)' },
      help: 'The country, in two letters.',
    },
    keySize: {
      type: 'enum',
      choices: ['2048', '3072', '4096'],
      default: '2048',
      help: 'How many bits the RSA key has.',
    },
    purpose: {
      type: 'enum',
      choices: purposes,
      default: 'server',
      help: 'What the certificate is for: a cloud management gateway (cmg), a distribution point in the cloud, the management of a subscription, or any other server. With the first two the name has to begin with what can name the service in the cloud.',
    },
    keyProvider: {
      type: 'string',
      minimum: 1,
      maximum: 200,
      default: defaultKeyProvider,
      help: 'Which program of Windows is to keep the key, where it is imported from a PFX file.',
    },
    path: {
      type: 'path',
      mandatory: true,
      help: 'The file for the request (PEM), which is sent to the authority.',
    },
  },
  impact: 'low',
  force: 'Writes over a file that is there.',
  output: requestOutput,
  examples: [
    {
      line: 'hawser new-certificate-request MyCMG.contoso.com -Purpose cmg -Organization Contoso -Country FR -Path MyCMG.csr',
      says: 'Asks for the certificate of a cloud management gateway.',
      notRun: 'it leaves a key in the vault',
    },
  ],
  async *run({ parameters, session, should, force, warn }) {
    const { commonName, purpose } = parameters;
    const names = requireRequestNames(commonName, purpose, parameters.subjectAlternativeName ?? []);
    const country =
      parameters.country === undefined ? {} : { country: requireCountry(parameters.country) };
    const path = resolve(parameters.path);
    if (!force) await requireNewFiles([path]);
    await warnOfWaiting(commonName, warn);
    const foreign = namesService(purpose) ? foreignName(commonName) : undefined;
    if (foreign !== undefined) warn(foreign);
    if (!(await should(commonName, 'New CertificateRequest'))) return;
    const kept = await makeRequest({ ...parameters, ...country }, names, session);
    await unlessUnwritten(
      async () => saveText(path, kept.request, { replace: force }),
      async () => dropRequest(kept, session),
    );
    yield shownRequest(kept, path);
  },
});
