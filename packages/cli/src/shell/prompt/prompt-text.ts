import { currentProfile } from '@hawser/core/identity/profiles';
import { resolveSetting } from '@hawser/core/settings';

/** As the setting has it; without, HW local:\>, or for a site elsewhere HW office@site.example.com:\> */
export async function promptText(
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  try {
    const named = resolveSetting('profile', { flags: {}, env }).value;
    const profile = await currentProfile(named);
    const { name = '', url } = profile ?? {};
    const site = url === undefined ? '' : new URL(url).hostname;
    const sources = { flags: {}, env, ...(profile === undefined ? {} : { profile }) };
    const { value: chosen } = resolveSetting('prompt', sources);
    if (chosen !== undefined) {
      return chosen.replaceAll('{profile}', () => name).replaceAll('{site}', () => site);
    }
    return `HW${name === '' ? '' : ` ${name}`}${isHere(site) ? '' : `@${site}`}:\\> `;
  } catch {
    // Whoever wants to mend the profiles needs a prompt, and is told by the first command what is wrong.
    return 'HW ?:\\> ';
  }
}

function isHere(host: string): boolean {
  return /^(?:|localhost|127\.[\d.]+|\[::1\])$/.test(host);
}
