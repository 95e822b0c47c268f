import { defineCommand } from '@hawser/command/declaration/command';
import { readTestAuthorities, requireTestAuthority } from '../certificates/test-authorities.ts';
import { shownTestAuthority, testAuthorityOutput } from '../certificates/test-authority-output.ts';
import { testAuthorityParameter } from '../certificates/test-authority-parameters.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'TestAuthority',
  summary: 'Lists the certificate authorities for tests of this machine.',
  parameters: {
    name: {
      ...testAuthorityParameter,
      position: 0,
      pipeline: 'value-and-property',
      help: 'The name or the id of one of them.',
    },
  },
  impact: 'none',
  output: testAuthorityOutput,
  examples: [
    { line: 'hawser get-test-authority', says: 'Lists all of your user on this machine.' },
    {
      line: "hawser get-test-authority 'Contoso Test Authority' -Output yaml",
      says: 'Shows all of one, with its certificate.',
      notRun: 'there is no such authority',
    },
  ],
  async *run({ parameters: { name } }) {
    const wanted =
      name === undefined ? await readTestAuthorities() : [await requireTestAuthority(name)];
    for (const each of wanted) yield shownTestAuthority(each);
  },
});
