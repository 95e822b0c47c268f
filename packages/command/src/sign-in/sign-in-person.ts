import type { Call } from '../invocation/call.ts';
import type { Profile } from '@hawser/core/identity/profiles';
import { signInByBrowser } from '@hawser/core/identity/sign-in/browser-sign-in';
import { signInByDeviceCode } from '@hawser/core/identity/sign-in/device-code';
import { openDirectory } from '@hawser/core/identity/sign-in/directory';
import type { Tokens } from '@hawser/core/identity/sign-in/tokens';
import { openBrowser } from './browser.ts';

export interface PersonOptions {
  readonly signal: AbortSignal;
  readonly tell: (text: string) => void;
  /** What the sign-in is to be like: acr_values, max_age. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The program that opens pages; without, the desktop's. */
  readonly browser: string | undefined;
  /** Shows how it goes; without, it is only waited. */
  readonly steps?: Call['steps'];
}

/** Signs a person in, by a browser here or a code for one elsewhere. */
export async function signInPerson(profile: Profile, options: PersonOptions): Promise<Tokens> {
  const { signal, tell, parameters, browser: program, steps } = options;
  const directory = await openDirectory(profile, signal);
  let report: ((text: string, what?: 'progress') => void) | undefined;
  const shown = Promise.withResolvers<void>();
  const tokens =
    profile.signIn === 'browser'
      ? signInByBrowser(directory, {
          signal,
          parameters,
          async open(url) {
            const opened = await openBrowser(url, { platform: process.platform, program });
            tell(
              opened
                ? 'Sign in on the page that your browser shows. If it shows none, open this address in a browser on this machine:'
                : 'Open this address in a browser on this machine, and sign in:',
            );
            tell(url);
            shown.resolve();
          },
        })
      : signInByDeviceCode(directory, {
          signal,
          parameters,
          show({ code, url, whole }) {
            tell(`To sign in, open ${url} on any device and enter the code ${code}`);
            if (whole !== undefined) tell(`Or open: ${whole}`);
            shown.resolve();
          },
          left: (ms) => report?.(`${clockTime(ms)} left`, 'progress'),
        });
  if (steps === undefined) return await tokens;
  await Promise.race([shown.promise, tokens]);
  await steps([
    {
      title: 'Waiting until you have signed in',
      async run(told) {
        report = told;
        await tokens;
        return undefined;
      },
    },
  ]);
  return await tokens;
}

function clockTime(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
