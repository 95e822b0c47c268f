import { defineCommand } from '@hawser/command/declaration/command';
import { readRequests, requestNamed } from '../certificates/kept-requests.ts';
import { requestOutput, shownRequest } from '../certificates/request-output.ts';
import { requestParameter } from '../certificates/request-parameters.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'CertificateRequest',
  summary: 'Lists the certificate requests of this machine whose certificates have not come yet.',
  parameters: {
    name: { ...requestParameter, position: 0, help: 'The common name or the id of one of them.' },
  },
  impact: 'none',
  output: requestOutput,
  examples: [
    { line: 'hawser get-certificate-request', says: 'Lists all of your user on this machine.' },
    {
      line: 'hawser get-certificate-request MyCMG.contoso.com -Output yaml',
      says: 'Shows all of one, with the request for the authority.',
      notRun: 'there is no such request',
    },
  ],
  async *run({ parameters: { name } }) {
    const requests = await readRequests();
    const wanted = name === undefined ? requests : [requestNamed(name, requests)];
    for (const each of wanted) yield shownRequest(each);
  },
});
