import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Configuration, OIDCContext, Provider } from 'oidc-provider';

/** Somebody of the other organisation. */
export interface IssuerPerson {
  readonly password: string;
  /** What he proves by a second factor, where a program wants one. */
  readonly code?: string;
  /** What his tokens say of him besides the usual. */
  readonly claims: Readonly<Record<string, unknown>>;
}

const path = '/sign-in/';
const multiFactor = 'urn:hawser:acr:multi-factor';

/** The people of the other organisation, and the page on which they sign in. */
export class IssuerPeople {
  readonly byName = new Map<string, IssuerPerson>();

  configuration(): Configuration {
    return {
      scopes: ['openid', 'offline_access'],
      acrValues: [multiFactor],
      interactions: { url: (_, { uid }) => `${path}${uid}` },
      issueRefreshToken: () => true,
      findAccount: (_, id) =>
        this.byName.has(id) ? { accountId: id, claims: () => ({ sub: id }) } : undefined,
    };
  }

  /** What an access token says of somebody, and of how he has signed in. */
  claimsOf(name: string, { AuthorizationCode, RefreshToken }: OIDCContext['entities']): object {
    const { acr } = RefreshToken ?? AuthorizationCode ?? {};
    return { ...this.byName.get(name)?.claims, ...(acr === undefined ? {} : { acr }) };
  }

  isAsked({ url = '' }: IncomingMessage): boolean {
    return url.startsWith(path);
  }

  /** Asks for a name and a password; that his programs may sign in the organisation has said for all. */
  async answer(
    provider: Provider,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    if (prompt.name === 'login') {
      const acr = params['acr_values'] === multiFactor ? multiFactor : undefined;
      const given = new URLSearchParams(request.method === 'POST' ? await text(request) : '');
      const accountId = given.get('name') ?? '';
      const person = this.byName.get(accountId);
      const isProven = acr === undefined || given.get('code') === person?.code;
      if (person?.password !== given.get('password') || !isProven) {
        response.setHeader('content-type', 'text/html').end(page(request.url ?? '', acr));
        return;
      }
      const login = { accountId, ...(acr === undefined ? {} : { acr }) };
      await provider.interactionFinished(request, response, { login });
      return;
    }
    const grant = new provider.Grant({
      accountId: session?.accountId ?? '',
      clientId: String(params['client_id']),
    });
    grant.addOIDCScope('openid offline_access');
    grant.addResourceScope(String(params['resource']), '');
    const consent = { grantId: await grant.save() };
    await provider.interactionFinished(request, response, { consent });
  }
}

function page(action: string, acr: string | undefined): string {
  const code = acr === undefined ? '' : '<input name="code" />';
  return `<form method="post" action="${action}">
<input name="name" /><input name="password" type="password" />${code}<button>Sign in</button></form>`;
}
