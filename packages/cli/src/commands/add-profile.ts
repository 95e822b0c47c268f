import { resolve } from 'node:path';
import { argumentErrors } from '@hawser/command/binding/binding-errors';
import { defineCommand } from '@hawser/command/declaration/command';
import {
  changeProfiles,
  type Profile,
  profileErrors,
  readProfiles,
  sameName,
  type SignInMethod,
  signInMethods,
  siteUrl,
} from '@hawser/core/identity/profiles';
import { secretNameOf } from '@hawser/core/identity/secret-names';
import { profileOutput, shownProfile } from '../profiles/profile-output.ts';
import { profileName } from '../profiles/profile-parameters.ts';
import { readTrustAnchor } from '../profiles/trust-anchor.ts';

export default defineCommand({
  verb: 'Add',
  noun: 'Profile',
  aliases: ['new-profile'],
  summary: 'Adds a profile: a site, what to trust it by, and how to sign in.',
  description:
    'The first profile is selected at once. A client secret goes into the vault, never into the profile.',
  parameters: {
    name: {
      ...profileName,
      mandatory: true,
      position: 0,
      pipeline: 'property',
      help: 'What the profile is called.',
    },
    url: {
      type: 'string',
      mandatory: true,
      position: 1,
      pipeline: 'property',
      pattern: { source: 'https?://[^\\s]+', says: 'a URL such as https://site.example.com' },
      help: 'The address of the site; plain http only on this machine.',
    },
    trustAnchor: {
      type: 'path',
      help: "A PEM file with the authority that signed the site's certificate; without, those that the operating system trusts.",
    },
    signIn: {
      type: 'enum',
      choices: signInMethods,
      default: 'device-code',
      pipeline: 'property',
      help: 'How to sign in.',
    },
    clientId: { type: 'string', pipeline: 'property', help: 'The client that signs in.' },
    clientSecret: { type: 'secret', help: 'Its secret, which is kept in the vault.' },
    certificatePath: { type: 'path', help: 'The PEM file of the certificate to sign in with.' },
    keyPath: { type: 'path', help: 'The PEM file with the key of that certificate.' },
    select: { type: 'switch', help: 'Selects the profile.' },
  },
  impact: 'low',
  force: 'Replaces a profile that has the name already.',
  passThru: 'Gives the profile.',
  output: profileOutput,
  examples: [
    {
      line: 'hawser add-profile local https://localhost:8443 -TrustAnchor authority.pem',
      says: 'Adds the site on this machine, trusted by its own authority.',
    },
    {
      line: 'hawser add-profile nightly https://localhost:8443 -SignIn client-secret -ClientId runbook -ClientSecretEnv RUNBOOK_SECRET',
      says: 'Adds a profile for a runbook; the secret comes from the environment.',
    },
  ],
  async *run({ parameters, program, need, should, session, passThru, force }) {
    const { name, url, signIn, select } = parameters;
    const site = siteUrl(url);
    if (site === undefined) {
      throw argumentErrors('invalid-value', {
        parameter: '-Url',
        value: `"${url}"`,
        allowed: 'an https URL without user, query or fragment (http only on this machine)',
        program: program.name,
        command: 'add-profile',
      });
    }
    if (parameters.clientSecret !== undefined && signIn !== 'client-secret') {
      throw argumentErrors('exclusive-parameters', {
        parameters: `-ClientSecret and -SignIn ${signIn}`,
        program: program.name,
        command: 'add-profile',
      });
    }
    const { trustAnchor } = parameters;
    const { clientId, clientSecret, certificatePath, keyPath } = {
      ...parameters,
      ...(await need(needed[signIn])),
    };
    const profile: Profile = {
      name,
      url: site,
      signIn,
      ...(trustAnchor === undefined ? {} : { trustAnchor: await readTrustAnchor(trustAnchor) }),
      ...(clientId === undefined ? {} : { clientId }),
      ...(certificatePath === undefined ? {} : { certificatePath: resolve(certificatePath) }),
      ...(keyPath === undefined ? {} : { keyPath: resolve(keyPath) }),
      settings: {},
    };
    const refuseTaken = (all: ReadonlyMap<string, Profile>): void => {
      const taken = [...all.keys()].find((each) => sameName(each, name));
      if (taken === undefined || force) return;
      throw profileErrors('exists', { name: taken }, { target: taken });
    };
    refuseTaken((await readProfiles()).all);
    if (!(await should(name, 'Add Profile'))) return;
    const { selected } = await changeProfiles(async ({ selected: before, all }) => {
      refuseTaken(all);
      // Under the same lock, so that a profile and its secret come from the same call.
      if (clientSecret !== undefined) {
        await (await session.vault()).set(secretNameOf(name), clientSecret);
      } else if (replacesSecret(all, name)) {
        await (await session.vault()).delete(secretNameOf(name));
      }
      const others = [...all].filter(([each]) => !sameName(each, name));
      const kept = before !== undefined && others.some(([each]) => each === before);
      return {
        selected: select || !kept ? name : before,
        all: new Map([...others, [name, profile]]),
      };
    });
    if (passThru) yield await shownProfile(profile, selected);
  },
});

function replacesSecret(all: ReadonlyMap<string, Profile>, name: string): boolean {
  return [...all.values()].some(
    (each) => sameName(each.name, name) && each.signIn === 'client-secret',
  );
}

/** What each way to sign in cannot do without. */
const needed = {
  'device-code': [],
  browser: [],
  'client-secret': ['clientId', 'clientSecret'],
  certificate: ['certificatePath', 'keyPath'],
} as const satisfies Record<SignInMethod, readonly string[]>;
