import type Provider from 'oidc-provider';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { isOfProvider } from './is-of-provider.ts';
import type { Audit } from '../../audit/audit.ts';

/** Tells the audit trail of programs that sign in, or are not who they say, and of what is taken back from them. */
export function tellOfPrograms(provider: Provider, audit: Audit): void {
  const addressOf = ({ req }: KoaContextWithOIDC): string => req.socket.remoteAddress ?? '';
  provider.use(async (ctx, next) => {
    await next();
    if (!isOfProvider(ctx) || ctx.oidc.route !== 'token') return;
    const client = ctx.oidc.entities.ClientCredentials?.client;
    if (client === undefined) return;
    const { clientId, clientName: name = clientId } = client;
    const actor = { kind: 'client', id: `${provider.issuer}#${clientId}`, name } as const;
    const audited = audit.call({ call: 'getToken', actor, address: addressOf(ctx) });
    try {
      // It has its token when that is remembered.
      await audited.tell('done', { target: clientId });
    } catch (error) {
      ctx.status = 500;
      ctx.body = { error: 'server_error' };
      provider.emit('server_error', ctx, error);
    }
  });
  const refused = (ctx: KoaContextWithOIDC, { message }: Error): void => {
    if (message !== 'invalid_client') return;
    const origin = { call: 'getToken', actor: undefined, address: addressOf(ctx) };
    audit.refused(origin, 'sign-in-invalid-client');
  };
  provider.on('grant.error', refused);
  provider.on('revocation.error', refused);
  provider.on('grant.revoked', (ctx, grant) => {
    const { accountId } = ctx.oidc.entities.RefreshToken ?? {};
    const id = `${provider.issuer}#${accountId}`;
    const actor =
      accountId === undefined ? undefined : ({ kind: 'user', id, name: accountId } as const);
    // Also where a token was used twice.
    const call = ctx.oidc.route === 'revocation' ? 'revokeToken' : 'getToken';
    const audited = audit.call({ call, actor, address: addressOf(ctx) });
    // What was revoked is so, whether that can be remembered or not; what goes wrong is in the log.
    audited.tell('done', { target: grant }).catch((error: unknown) => void audited.fail(error));
  });
}
