import type { OwnDirectory } from '../../access/tokens/own-caller.ts';
import type { Service } from '../service.ts';
import { directoryService } from './directory-service.ts';
import { credentialHolds } from './client-credential.ts';
import { grantHolds } from './grant-holds.ts';
import type { LazyProviderOptions } from './lazy-provider.ts';
import { keyPeriod, publicPart, sharedKeys } from './shared-keys.ts';

/** The site's own directory: what answers for it, and what others have to know of its tokens. */
export interface OpenDirectory {
  readonly service: Service;
  readonly own: OwnDirectory;
}

export function openDirectory(options: LazyProviderOptions): OpenDirectory {
  const { store, clock } = options;
  return {
    service: directoryService(options),
    own: {
      async keys() {
        const { signing } = await sharedKeys(keyPeriod(clock.now()), options);
        return signing.map(publicPart);
      },
      credentialHolds: async (client, mark) => credentialHolds(store, { client, mark }),
      grantHolds: async (grant) => grantHolds(store, grant, clock.now()),
    },
  };
}
