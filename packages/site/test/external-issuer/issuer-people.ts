import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Configuration, Provider } from 'oidc-provider';

/** Somebody of the other organisation. */
export interface IssuerPerson {
  readonly password: string;
  /** What his tokens say of him besides the usual. */
  readonly claims: Readonly<Record<string, unknown>>;
}

const path = '/sign-in/';

/** The people of the other organisation, and the page on which they sign in. */
export class IssuerPeople {
  readonly byName = new Map<string, IssuerPerson>();

  configuration(): Configuration {
    return {
      scopes: ['openid', 'offline_access'],
      interactions: { url: (_, { uid }) => `${path}${uid}` },
      issueRefreshToken: () => true,
      findAccount: (_, id) =>
        this.byName.has(id) ? { accountId: id, claims: () => ({ sub: id }) } : undefined,
    };
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
      const given = new URLSearchParams(request.method === 'POST' ? await text(request) : '');
      const accountId = given.get('name') ?? '';
      if (this.byName.get(accountId)?.password !== given.get('password')) {
        response.setHeader('content-type', 'text/html').end(page(request.url ?? ''));
        return;
      }
      await provider.interactionFinished(request, response, { login: { accountId } });
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

function page(action: string): string {
  return `<form method="post" action="${action}">
<input name="name" /><input name="password" type="password" /><button>Sign in</button></form>`;
}
