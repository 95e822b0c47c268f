import { defineCommand } from '@hawser/command/declaration/command';
import { dropRequest, readRequests, requestNamed } from '../certificates/kept-requests.ts';
import { requestParameter } from '../certificates/request-parameters.ts';

export default defineCommand({
  verb: 'Remove',
  noun: 'CertificateRequest',
  summary: 'Gives up certificate requests of this machine, and deletes their keys.',
  description:
    'A certificate that an authority issues for such a request afterwards is of no use: nobody has its key any more.',
  parameters: {
    name: {
      ...requestParameter,
      position: 0,
      list: true,
      mandatory: true,
      help: 'The common names or the ids.',
    },
  },
  impact: 'high',
  force: 'Does not ask.',
  examples: [
    {
      line: 'hawser remove-certificate-request 68201dd42d3fe162',
      says: 'Deletes one, with its key.',
      notRun: 'there is no such request',
    },
  ],
  async run({ parameters, session, should, attempt }) {
    for (const name of parameters.name) {
      await attempt(async () => {
        const request = requestNamed(name, await readRequests());
        const { commonName, id } = request;
        if (
          !(await should(`${commonName} (${id}), and its private key`, 'Remove CertificateRequest'))
        )
          return;
        await dropRequest(request, session);
      });
    }
  },
});
