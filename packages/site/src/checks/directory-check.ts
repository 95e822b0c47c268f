import { object } from '@hawser/core/api/public-endpoints';
import { askSite } from '@hawser/core/api/site-request';
import { errorTable } from '@hawser/core/errors';
import { type Check, finding } from './check.ts';

const patience = 10_000;

/** Whether each directory whose tokens are taken can be asked for its keys (OpenID Connect Discovery 1.0). */
export function directoryCheck(
  issuers: () => readonly string[],
  proxy: () => URL | undefined,
): Check {
  return async () =>
    await Promise.all(
      issuers().map(
        async (issuer) => await finding(issuer, async () => await ask(issuer, proxy())),
      ),
    );
}

async function ask(issuer: string, proxy: URL | undefined): Promise<string> {
  const url = issuer.replace(/\/$/, '');
  const directory = { url, ...(proxy === undefined ? {} : { proxy }) };
  const path = '/.well-known/openid-configuration';
  const signal = AbortSignal.timeout(patience);
  const { status, text } = await askSite(directory, { path, signal, patience });
  const wrong = (reason: string): Error => directoryCheckErrors('wrong', { issuer, reason });
  if (status !== 200) throw wrong(`${path} gives status ${status}`);
  const said = object(directory, path, text);
  if (said['issuer'] !== issuer) throw wrong(`it calls itself ${String(said['issuer'])}`);
  if (typeof said['jwks_uri'] !== 'string') throw wrong('it does not say where its keys are');
  return 'it answers, and says where its keys are';
}

/** @public The reference collects it. */
export const directoryCheckErrors = errorTable('directory-check', {
  wrong: {
    kind: 'unreachable',
    message: '{issuer} is no directory whose tokens can be taken: {reason}.',
    hint: 'Correct -DirectoryIssuers: it is exactly what the directory calls its issuer.',
  },
});
