import { resolve } from 'node:path';
import { defineCommand } from '@hawser/command/declaration/command';
import { agentRoles } from '@hawser/core/identity/agent-roles';
import { registrationTokenOutput } from '../agents/registration-token-output.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'New',
  noun: 'RegistrationToken',
  summary: 'Makes a token by which agents get known to a site.',
  description:
    'Whoever has the token can make a machine an agent of the site until it ends or is used up, so pass it on like a password. It also says where the site is and by what it is trusted: an agent needs nothing else. The site does not keep it, and shows it this once.',
  parameters: {
    role: {
      type: 'enum',
      choices: agentRoles,
      mandatory: true,
      position: 0,
      help: 'What agents it is for.',
    },
    expiresIn: {
      type: 'duration',
      default: 3_600_000,
      minimum: 60_000,
      maximum: 2_592_000_000,
      help: 'How long it holds: an hour, without; 30 days at most.',
    },
    maxUses: {
      type: 'int',
      default: 1,
      minimum: 1,
      maximum: 100_000,
      help: 'How many agents may register by it.',
    },
    tokenPath: {
      type: 'path',
      help: 'A file for the token, which must not be there yet and which only your user can read; it is not shown then.',
    },
  },
  impact: 'medium',
  output: {
    name: 'Hawser.NewRegistrationToken',
    properties: {
      ...registrationTokenOutput.properties,
      token: { type: ['string', 'null'], description: 'The token; null where it is in a file.' },
      tokenPath: { type: ['string', 'null'], description: 'The file that it is in.' },
    },
  },
  examples: [
    {
      line: 'hawser new-registration-token connector -ExpiresIn 1h -TokenPath connector.token',
      says: 'Makes a token for one connector, in a file.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser new-registration-token -Role device -ExpiresIn 7d -MaxUses 200',
      says: 'Makes one for all devices that are set up this week.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should }) {
    const { role, expiresIn, maxUses } = parameters;
    const path = parameters.tokenPath === undefined ? undefined : resolve(parameters.tokenPath);
    const { requireNewFiles } = await import('../site-administrators/new-files.ts');
    await requireNewFiles(path === undefined ? [] : [path]);
    const site = await signedInSite(session);
    if (!(await should(`role ${role}`, 'New RegistrationToken'))) return;
    const { callSite } = await import('@hawser/core/api/call-site');
    const { makeRegistrationToken } =
      await import('@hawser/core/api/contracts/registration-tokens');
    const { saveText } = await import('@hawser/core/files/save-text');
    const body = { role, expiresIn: Math.round(expiresIn / 1000), maxUses };
    const made = await callSite(site, makeRegistrationToken, { body }, { signal });
    if (path !== undefined) await saveText(path, `${made.token}\n`);
    yield {
      ...made.registrationToken,
      token: path === undefined ? made.token : null,
      tokenPath: path ?? null,
    };
  },
});
