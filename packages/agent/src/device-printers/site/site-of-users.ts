import type { Clock } from '@hawser/core/clock';
import { Secret } from '@hawser/core/secret';
import type { DeviceSite } from '../../printing/device-site.ts';
import { machineUser as usualLookUp, type MachineUser } from './machine-user.ts';
import type { SiteOf } from './site-clients.ts';
import { type UserSignIn, userSignIn } from './user-sign-in.ts';

/** So long before its end a token is of no use any more. */
const earlyMs = 30_000;

interface Options {
  readonly clock: Clock;
  readonly machineUser?: (name: string) => Promise<MachineUser>;
  /** The program that is asked as somebody else. */
  readonly script?: string;
}

/** The site as each user of this machine prints there, by his own sign-in or not at all. */
export function siteOfUsers({ clock, machineUser = usualLookUp, script }: Options): SiteOf {
  const users = new Map<string, SignedInUser>();
  return async (name) => {
    let user = users.get(name);
    if (user === undefined) {
      const known = await machineUser(name);
      user = new SignedInUser({
        clock,
        ask: async (isRefused) => userSignIn(known, { isRefused, script }),
      });
      users.set(name, user);
    }
    return await user.site();
  };
}

/** Somebody's sign-in, asked for when it is wanted, and again when what he was given has ended. */
class SignedInUser {
  readonly #clock: Clock;
  readonly #ask: (isRefused: boolean) => Promise<UserSignIn>;
  #told: UserSignIn | undefined;
  #asking: Promise<UserSignIn> | undefined;
  #site: DeviceSite | undefined;

  constructor({ clock, ask }: { clock: Clock; ask: (isRefused: boolean) => Promise<UserSignIn> }) {
    this.#clock = clock;
    this.#ask = ask;
  }

  async site(): Promise<DeviceSite> {
    const { url, trustAnchor, printerLimit } = await this.#current();
    if (this.#site?.url === url && this.#site.trustAnchor === (trustAnchor ?? undefined)) {
      return this.#site;
    }
    this.#site = {
      url,
      ...(trustAnchor === null ? {} : { trustAnchor }),
      printerLimit,
      tokens: {
        token: async () => new Secret((await this.#current()).token),
        another: async (refused, { error }) => {
          if (error !== 'invalid_token') return undefined;
          const { token } = await this.#again(this.#told?.token === refused.reveal());
          return token === refused.reveal() ? undefined : new Secret(token);
        },
      },
    };
    return this.#site;
  }

  async #current(): Promise<UserSignIn> {
    const told = this.#told;
    if (told !== undefined && told.until - this.#clock.now() > earlyMs) return told;
    return await this.#again(false);
  }

  async #again(isRefused: boolean): Promise<UserSignIn> {
    this.#told = undefined;
    this.#asking ??= this.#ask(isRefused).finally(() => (this.#asking = undefined));
    this.#told = await this.#asking;
    return this.#told;
  }
}
