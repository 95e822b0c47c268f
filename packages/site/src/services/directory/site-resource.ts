import type { Configuration, errors as Errors } from 'oidc-provider';

type ResourceIndicators = NonNullable<NonNullable<Configuration['features']>['resourceIndicators']>;

/** How long an access token holds; a change of what somebody may do holds at once all the same. */
const accessTokenSeconds = 10 * 60;

/** What every token is for, and nothing else: the site itself, with or without a slash at its end. */
export function siteResource({
  audience,
  signingKey,
  errors,
}: {
  readonly audience: string;
  readonly signingKey: string | undefined;
  readonly errors: typeof Errors;
}): ResourceIndicators {
  return {
    enabled: true,
    defaultResource: () => audience,
    useGrantedResource: () => true,
    getResourceServerInfo(_ctx, resource) {
      if (resource !== audience && resource !== `${audience}/`) {
        throw new errors.InvalidTarget('');
      }
      return {
        audience,
        // What somebody may do is not in a token: it is looked up when the token is shown.
        scope: '',
        accessTokenTTL: accessTokenSeconds,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'ES256', ...(signingKey === undefined ? {} : { kid: signingKey }) } },
      };
    },
  };
}
