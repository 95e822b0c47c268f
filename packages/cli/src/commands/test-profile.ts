import { defineCommand } from '@hawser/command/declaration/command';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { type Profile, profileNamed, readProfiles } from '@hawser/core/identity/profiles';
import type { Vault } from '@hawser/core/identity/vault';
import { existingProfile } from '../profiles/profile-parameters.ts';
import { readClientCertificate } from '../sign-in/client-certificate.ts';
import { clockCheck } from '../site-checks/clock-check.ts';
import { examination } from '../site-checks/examine.ts';
import { nameCheck } from '../site-checks/name-check.ts';
import { portCheck } from '../site-checks/port-check.ts';
import { serviceCheck } from '../site-checks/service-check.ts';
import { offeredServices } from '../site-checks/offered-services.ts';
import { signInCheck } from '../site-checks/sign-in-check.ts';
import { tlsCheck } from '../site-checks/tls-check.ts';

export default defineCommand({
  verb: 'Test',
  noun: 'Profile',
  summary: 'Reaches the site of a profile, and says what is wrong where it cannot.',
  description:
    'It looks up the name, connects, checks the certificate, compares the clocks, asks for the services and checks the sign-in, and stops at the first that fails.',
  parameters: {
    name: {
      ...existingProfile,
      position: 0,
      pipeline: 'property',
      help: 'The profile; without, the selected one.',
    },
    service: {
      type: 'string',
      help: 'A service that the site must offer.',
      complete: offeredServices,
    },
  },
  impact: 'none',
  output: {
    name: 'Hawser.ProfileCheck',
    properties: {
      check: { type: 'string', description: 'What was checked.' },
      result: {
        type: 'string',
        enum: ['passed', 'failed', 'skipped'],
        description: 'How it went.',
      },
      detail: {
        type: 'string',
        description: 'What was found.',
        wraps: ({ result }: { readonly result: string }) => result !== 'passed',
      },
      hint: { type: ['string', 'null'], description: 'What to do about it.' },
    },
    view: ['check', 'result', 'detail'],
  },
  examples: [
    { line: 'hawser test-profile', says: 'Checks the selected profile.' },
    { line: 'hawser test-profile local -Service print', says: 'And that the site can print.' },
  ],
  async *run({ parameters, session, signal, steps, error }) {
    const profile =
      parameters.name === undefined
        ? await session.profile()
        : profileNamed(parameters.name, (await readProfiles()).all);
    const checks = [
      nameCheck,
      portCheck,
      tlsCheck,
      clockCheck,
      serviceCheck(parameters.service),
      signInCheck,
    ];
    const url = new URL(profile.url);
    const vault = async (): Promise<Vault> => session.vault();
    const site = await shownTo(profile, vault);
    const examined = { profile, site, url, signal, vault };
    const { steps: all, results, failure } = examination(checks, examined);
    await steps(all, { isReported: true });
    yield* results;
    const failed = failure();
    if (failed !== undefined) await error(failed);
  },
});

/** A site may want to see a certificate before it says anything; one that is wrong is told of later. */
async function shownTo(profile: Profile, vault: () => Promise<Vault>): Promise<SiteAddress> {
  if (profile.signIn !== 'certificate') return profile;
  const own = await readClientCertificate(profile, vault).catch(() => undefined);
  return own === undefined ? profile : { ...profile, certificate: own.certificate };
}
