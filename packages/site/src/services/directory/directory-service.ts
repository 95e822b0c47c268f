import { callSite } from '@hawser/core/api/call-site';
import { directoryContracts, getIssuer } from '@hawser/core/api/contracts/directory';
import type { Service } from '../service.ts';
import { signInErrors } from './sign-in-errors.ts';
import { directoryPath, interactionPath } from './directory-paths.ts';
import { answerInteraction } from './interaction/answer-interaction.ts';
import { LazyProvider, type LazyProviderOptions } from './lazy-provider.ts';
import { mountRequest } from './mounted-request.ts';

/** The site's own directory: where people, and programs, say who they are. */
export function directoryService(options: LazyProviderOptions): Service {
  const lazy = new LazyProvider(options);
  return {
    name: 'directory',
    version: '1',
    addRoutes(routes) {
      for (const contract of [getIssuer, ...directoryContracts]) {
        routes.addRaw(contract, async () => {
          const provider = await lazy.get();
          if (contract.path.startsWith(directoryPath + interactionPath)) {
            const { store, signIns, audit, log } = options;
            const answering = { provider, store, signIns, audit, log };
            return async (...exchange) => answerInteraction(answering, ...exchange);
          }
          const respond = provider.callback();
          return async (request, response) => {
            mountRequest(request, provider.issuer);
            await respond(request, response);
          };
        });
      }
    },
    async probe(site, signal) {
      const { issuer } = await callSite(site, getIssuer, {}, { signal });
      const wanted = `${options.url()}/directory`;
      if (issuer !== wanted) throw signInErrors('other-issuer', { issuer, wanted });
      return `it answers as ${issuer}`;
    },
  };
}
