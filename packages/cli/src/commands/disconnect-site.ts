import { defineCommand } from '@hawser/command/declaration/command';
import type { Call } from '@hawser/command/invocation/call';
import { HawserError } from '@hawser/core/errors';
import { type Profile, profileNamed, readProfiles } from '@hawser/core/identity/profiles';
import { tokensNameOf } from '@hawser/core/identity/secret-names';
import { existingProfile } from '../profiles/profile-parameters.ts';
import { isProgram } from '@hawser/command/sign-in/is-program';
import { aloneWithTokens, readTokens } from '@hawser/command/sign-in/kept-tokens';

export default defineCommand({
  verb: 'Disconnect',
  noun: 'Site',
  aliases: ['sign-out'],
  summary: 'Ends a sign-in: has the directory take it back, and forgets it here.',
  description:
    'Where the directory does not answer it is forgotten here all the same. The profile stays, and so do a client secret and a certificate.',
  parameters: {
    name: {
      ...existingProfile,
      position: 0,
      pipeline: 'property',
      help: 'The profile; without, the selected one.',
    },
    everywhere: {
      type: 'switch',
      help: 'Ends all sign-ins that you have at the site, also on other machines and in browsers.',
    },
  },
  impact: 'medium',
  examples: [
    {
      line: 'hawser disconnect-site',
      says: 'Ends the sign-in of the selected profile.',
      notRun: 'nobody is signed in',
    },
    {
      line: 'hawser disconnect-site -Everywhere',
      says: 'Ends it on all your machines, as when one of them is lost.',
      notRun: 'nobody is signed in',
    },
  ],
  async run({ parameters, program, session, signal, should, warn }) {
    const profile =
      parameters.name === undefined
        ? await session.profile()
        : profileNamed(parameters.name, (await readProfiles()).all);
    const { name } = profile;
    if (profile.signIn === 'certificate') {
      warn(`The profile ${name} shows its certificate at every call: there is no sign-in to end.`);
      return;
    }
    const { everywhere } = parameters;
    if (!(await should(everywhere ? `${name}, and everywhere` : name, 'Disconnect Site'))) return;
    if (everywhere) await endEverywhere(profile, { session, signal });
    await aloneWithTokens(profile, async () => {
      const vault = await session.vault();
      const kept = await readTokens(profile, vault);
      await vault.delete(tokensNameOf(name));
      if (isProgram(profile)) {
        warn(
          `The profile ${name} keeps what its program proves itself by, and signs in again at the next command. To have it forgotten, too: ${program.name} remove-profile ${name}`,
        );
      }
      if (kept === undefined) {
        warn(`Nobody is signed in with the profile ${name}.`);
        return;
      }
      if (everywhere || kept.refresh === undefined) return;
      const { giveBack } = await import('../sign-in/connect-profile.ts');
      const trouble = await giveBack(profile, kept).then(
        (isBack) => (isBack ? undefined : 'it does not offer to'),
        (error: unknown) => {
          if (error instanceof HawserError) return error.message.replace(/\.$/, '');
          throw error;
        },
      );
      if (trouble === undefined) return;
      warn(
        `The sign-in is forgotten here, but the directory could not be told to end it: ${trouble}. It ends there by itself after a while; whoever administers the directory can end it now.`,
      );
    });
  },
});

/** The site has to answer for that: what only this machine forgets goes on elsewhere. */
async function endEverywhere(
  profile: Profile,
  { session, signal }: Pick<Call, 'session' | 'signal'>,
): Promise<void> {
  const { signedInWith } = await import('../sites/signed-in-site.ts');
  const { callSite } = await import('@hawser/core/api/call-site');
  const { endOwnSignIns } = await import('@hawser/core/api/contracts/user-proofs');
  await callSite(await signedInWith(profile, session), endOwnSignIns, {}, { signal });
}
