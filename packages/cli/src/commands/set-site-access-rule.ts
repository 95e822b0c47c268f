import { serviceNames } from '@hawser/core/api/service-names';
import { roles } from '@hawser/core/identity/roles';
import { defineCommand } from '@hawser/command/declaration/command';
import { accessRuleOutput, shownRule } from '../access-rules/access-rule-output.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Set',
  noun: 'SiteAccessRule',
  summary: 'Sets whether people need a second factor for a role or a service of a site.',
  description:
    'Who has a role but has signed in with a password alone is asked for the second factor when he needs the role. Programs that sign in as themselves and certificates are no people, and need none. Of people whom another directory has signed in it counts what that says: an amr of mfa, otp, hwk, sc, fido or ngcmfa, or an acr of urn:hawser:acr:multi-factor or https://refeds.org/profile/mfa.',
  parameters: {
    role: {
      type: 'enum',
      choices: roles,
      mandatory: true,
      position: 0,
      sets: ['Role'],
      help: 'The role.',
    },
    service: {
      type: 'enum',
      choices: serviceNames,
      mandatory: true,
      sets: ['Service'],
      help: 'The service.',
    },
    multiFactor: {
      type: 'enum',
      choices: ['required', 'optional'],
      mandatory: true,
      help: 'Whether a second factor is needed.',
    },
  },
  sets: { Role: 'For what a role allows.', Service: 'For what a service offers.' },
  impact: 'medium',
  force: 'Also where it refuses you yourself from then on.',
  output: accessRuleOutput,
  examples: [
    {
      line: 'hawser set-site-access-rule Site.Admin -MultiFactor required',
      says: 'Nobody administers the site any more who has signed in with a password alone.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser set-site-access-rule -Service admin -MultiFactor optional',
      says: 'Wants no second factor for the service any more.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters: { role, service, multiFactor }, session, signal, should, force }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { setAccessRule } = await import('@hawser/core/api/contracts/access-rules');
    const params =
      role === undefined
        ? { kind: 'service' as const, name: service ?? 'admin' }
        : { kind: 'role' as const, name: role };
    if (!(await should(`${params.kind} ${params.name}`, `Make a second factor ${multiFactor}`))) {
      return;
    }
    const body = { requireMultiFactor: multiFactor === 'required', force };
    yield shownRule(await callSite(site, setAccessRule, { params, body }, { signal }));
  },
});
