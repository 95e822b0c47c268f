import { defineCommand } from '@hawser/command/declaration/command';
import { requestRules } from '@hawser/core/pki/checks/certificate-rules';
import { examineRequest } from '@hawser/core/pki/checks/examine-request';
import { findings } from '@hawser/core/pki/checks/finding';
import { keyName } from '@hawser/core/pki/key-name';
import { checkDevices } from '../certificates/check-devices.ts';
import { checkOutput, tellFindings } from '../certificates/check-output.ts';
import { checkParameters } from '../certificates/check-parameters.ts';
import { readRequests } from '../certificates/kept-requests.ts';
import { requestParameter } from '../certificates/request-parameters.ts';
import { requestToCheck } from '../certificates/request-to-check.ts';

export default defineCommand({
  verb: 'Test',
  noun: 'CertificateRequest',
  summary: 'Says whether the certificate would be fit that an authority issues for a request.',
  description:
    'Look at a request before it goes to the authority: what is wrong with it is wrong with the certificate, too.',
  parameters: {
    id: {
      ...requestParameter,
      aliases: ['name', 'commonName', 'path'],
      position: 0,
      mandatory: true,
      help: 'A file with the request (PEM or DER), or the id or the common name of one on this machine.',
    },
    ...checkParameters,
    for: {
      ...checkParameters.for,
      otherwise: 'what a request of this machine was made for, and server for others',
    },
  },
  impact: 'none',
  output: checkOutput,
  examples: [
    {
      line: 'hawser test-certificate-request MyCMG.csr -For cmg',
      says: 'Looks at the request for a cloud management gateway.',
      notRun: 'there is no such file',
    },
  ],
  async *run({ parameters, session, signal, warn, error }) {
    const asked = examineRequest(await requestToCheck(parameters.id));
    const kept = (await readRequests()).find(({ id }) => id === keyName(asked.publicKey));
    const purpose = parameters.for ?? kept?.purpose ?? 'server';
    const { serviceName } = parameters;
    const examined = { ...asked, purpose, serviceName };
    const rows = [
      ...findings(requestRules, examined),
      ...(await checkDevices(examined, { session, signal })),
    ];
    yield* rows;
    await tellFindings(asked.commonName ?? parameters.id, rows, { warn, error });
  },
});
