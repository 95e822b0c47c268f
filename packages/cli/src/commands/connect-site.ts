import { defineCommand } from '@hawser/command/declaration/command';
import { type Profile, profileCandidates } from '@hawser/core/identity/profiles';
import { accessFor, accessParameters } from '../profiles/access.ts';
import { profileName } from '../profiles/profile-parameters.ts';
import { keptAddress, siteAddress } from '../profiles/site-address.ts';
import { connectedProfile } from '../profiles/connected-profile.ts';
import { hasBrowser } from '@hawser/command/sign-in/browser';
import { isProgram } from '@hawser/command/sign-in/is-program';
import { aloneWithTokens, keepTokens } from '@hawser/command/sign-in/kept-tokens';
import { storeProfile } from '../profiles/store-profile.ts';
import { callerProperties } from '../sites/caller-output.ts';

export default defineCommand({
  verb: 'Connect',
  noun: 'Site',
  aliases: ['sign-in'],
  summary: 'Signs in to a site, and makes a profile for it where there is none.',
  description:
    'It shows who you are there, what you may do, and until when. What it is given goes into the vault and is renewed by itself. The profile is selected. Without -SignIn a browser is opened, or where there is none, as over SSH, a code is shown that you enter on another device.',
  parameters: {
    name: {
      type: 'string',
      position: 0,
      pattern: {
        source: `(?:${profileName.pattern.source})|(?:${siteAddress.pattern.source})`,
        says: 'the name of a profile, or the https URL of a site',
      },
      complete: profileCandidates,
      help: 'The profile, or the address of the site; without, the selected profile. With -Url, what a new profile is called.',
    },
    url: { ...siteAddress, help: 'The address of the site.' },
    ...accessParameters,
    multiFactor: {
      type: 'switch',
      help: 'Signs in with a second factor, also where one would do at first.',
    },
  },
  impact: 'low',
  output: {
    name: 'Hawser.SignIn',
    properties: {
      ...callerProperties,
      until: {
        type: ['string', 'null'],
        description: 'Until when what was given holds; for a certificate, null.',
      },
      renewed: {
        type: 'boolean',
        description: 'Whether it is renewed by itself after that.',
      },
      profile: { type: 'string', description: 'The profile, which is selected now.' },
      url: { type: 'string', format: 'uri', description: 'The address of the site.' },
      signIn: { type: 'string', description: 'How you have signed in.' },
      issuer: {
        type: ['string', 'null'],
        description: "The directory that has signed you in; null for the site's own.",
      },
    },
  },
  examples: [
    {
      line: 'hawser connect-site https://site.example.com',
      says: 'Signs in to a site that nothing is known of yet.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser connect-site office -SignIn device-code',
      says: 'Signs in with the profile office, by a code for another device.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser connect-site trial -Url https://trial.example.com -TrustAnchor authority.crt',
      says: 'Signs in to another site, and calls its new profile trial.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser connect-site -Url https://site.example.com -ClientId 1417a27e-b19c-43c6-80da-b8d7afcd73f3 -ClientSecretEnv RUNBOOK_SECRET',
      says: 'Signs a runbook in, by the id that get-site-client shows.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser connect-site -Url https://site.example.com -Issuer https://login.example.com -ClientId hawser',
      says: 'Signs in at the directory of the organisation.',
      notRun: 'no site runs',
    },
  ],
  async *run(call) {
    const { parameters, program, session, host, signal, should } = call;
    const isAddress = parameters.name?.includes('://') === true;
    const address = parameters.url ?? (isAddress ? parameters.name : undefined);
    const { name, url, before } = await connectedProfile(
      isAddress ? undefined : parameters.name,
      address === undefined ? undefined : keptAddress(address, program.name),
      async () => session.profile(),
    );
    const opens = hasBrowser({
      platform: process.platform,
      env: host.env,
      program: session.setting('browser').value,
    });
    const { access, secret } = await accessFor(call, before, opens ? 'browser' : 'device-code');
    const { signIn } = access;
    const byPerson = signIn === 'browser' || signIn === 'device-code';
    if (byPerson && session.setting('nonInteractive').value === true) {
      const { connectErrors } = await import('@hawser/core/identity/sign-in/connect-errors');
      throw connectErrors('nobody', { way: signIn });
    }
    if (!(await should(name, 'Connect Site'))) return;

    const { trustAnchor = await authority(), ...rest } = access;
    const given: Profile = {
      name,
      url,
      ...rest,
      ...(trustAnchor === undefined ? {} : { trustAnchor }),
      settings: before?.settings ?? {},
    };
    const profile = await withIssuer(given);
    const { connectProfile } = await import('../sign-in/connect-profile.ts');
    const wanted = { profile, secret, multiFactor: parameters.multiFactor };
    const { caller, tokens } = await connectProfile(call, wanted);
    const vault = await session.vault();
    await storeProfile(
      { profile, secret, select: true },
      async () => vault,
      () => undefined,
    );
    if (tokens !== undefined) {
      await aloneWithTokens(profile, async () =>
        keepTokens(profile, vault, { ...tokens, who: caller.name }),
      );
    }
    const { roles, kind, multiFactor } = caller;
    yield {
      name: caller.name,
      kind,
      roles,
      multiFactor,
      until: tokens === undefined ? null : new Date(tokens.until).toISOString(),
      renewed: tokens?.refresh !== undefined || isProgram(profile),
      profile: name,
      url,
      signIn: profile.signIn,
      issuer: profile.issuer ?? null,
    };

    /** For a site that nobody has said yet what to trust by. */
    async function authority(): Promise<string | undefined> {
      const { trustedAuthority } = await import('../profiles/unknown-authority.ts');
      return await trustedAuthority({ url: new URL(url), signal, person: session.person });
    }

    /** A certificate is shown to the site itself; all others need somebody who gives tokens for it. */
    async function withIssuer({
      issuer: wantedIssuer,
      ...profileGiven
    }: Profile): Promise<Profile> {
      if (profileGiven.signIn === 'certificate') return profileGiven;
      const { issuerToUse } = await import('@hawser/core/identity/sign-in/protected-resource');
      const issuer = await issuerToUse(profileGiven, wantedIssuer, signal);
      return issuer === undefined ? profileGiven : { ...profileGiven, issuer };
    }
  },
});
