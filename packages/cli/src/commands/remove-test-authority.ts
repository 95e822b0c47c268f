import { defineCommand } from '@hawser/command/declaration/command';
import { dropTestAuthority, requireTestAuthority } from '../certificates/test-authorities.ts';
import { testAuthorityParameter } from '../certificates/test-authority-parameters.ts';

export default defineCommand({
  verb: 'Remove',
  noun: 'TestAuthority',
  summary: 'Gives up certificate authorities for tests, and deletes their keys.',
  description:
    'What they have issued holds until it ends, wherever they are trusted: take their certificates from the machines that trust them.',
  parameters: {
    name: {
      ...testAuthorityParameter,
      position: 0,
      list: true,
      mandatory: true,
      pipeline: 'value-and-property',
      help: 'The names or the ids.',
    },
  },
  impact: 'high',
  force: 'Does not ask.',
  examples: [
    {
      line: "hawser remove-test-authority 'Contoso Test Authority'",
      says: 'Deletes one, with its key.',
      notRun: 'there is no such authority',
    },
  ],
  async run({ parameters, session, should, attempt }) {
    for (const name of parameters.name) {
      await attempt(async () => {
        const authority = await requireTestAuthority(name);
        const { id } = authority;
        const target = `${authority.name} (${id}), and its private key`;
        if (!(await should(target, 'Remove TestAuthority'))) return;
        await dropTestAuthority(authority, session);
      });
    }
  },
});
