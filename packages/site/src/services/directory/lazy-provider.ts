import type Provider from 'oidc-provider';
import { openProvider, type ProviderOptions } from './open-provider.ts';
import { keyPeriod } from './shared-keys.ts';

export interface LazyProviderOptions extends ProviderOptions {
  /** As people reach the site now. */
  readonly url: () => string;
}

/** The identity provider, which is made when it is first asked for, and anew when what it is made of changes. */
export class LazyProvider {
  readonly #options: LazyProviderOptions;
  #made: { readonly of: string; readonly provider: Promise<Provider> } | undefined;

  constructor(options: LazyProviderOptions) {
    this.#options = options;
  }

  async get(): Promise<Provider> {
    const url = this.#options.url();
    const period = keyPeriod(this.#options.clock.now());
    const of = `${url} ${period}`;
    if (this.#made?.of !== of) {
      const provider = openProvider(this.#options, { url, period });
      this.#made = { of, provider };
      // What fails is tried again by the next who asks.
      provider.catch(() => {
        if (this.#made?.provider === provider) this.#made = undefined;
      });
    }
    return await this.#made.provider;
  }
}
