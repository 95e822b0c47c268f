import type Provider from 'oidc-provider';
import { isOfProvider } from './is-of-provider.ts';

/** Who has entered a code looks at the other device then; without a word programs ask every five seconds (RFC 8628, 3.2). */
const seconds = 2;

/** Says how often a program may ask whether somebody has entered its code. */
export function tellDevicePace(provider: Provider): void {
  provider.use(async (ctx, next) => {
    await next();
    if (!isOfProvider(ctx) || ctx.oidc.route !== 'device_authorization') return;
    if (ctx.status === 200) ctx.body = { ...(ctx.body as object), interval: seconds };
  });
}
