import { Type } from 'typebox';
import { contract, type Contract } from '../contract.ts';

/** What RFC 8414 has of an issuer, as far as the site itself looks at it. */
export const getIssuer = contract({
  name: 'getIssuer',
  method: 'GET',
  path: '/directory/.well-known/openid-configuration',
  role: 'anybody',
  summary: 'What the directory of the site can do, and where: OpenID Connect Discovery 1.0.',
  answer: Type.Object({ issuer: Type.String(), jwks_uri: Type.String() }),
});

const uid = Type.String({ maxLength: 100 });

/** What others of the directory speak, too: OAuth and OpenID Connect by their own rules, and pages for people. */
export const directoryContracts: readonly Contract[] = [
  open(
    'getIssuerMetadata',
    'GET',
    '/.well-known/oauth-authorization-server',
    'The same by RFC 8414.',
  ),
  open('getIssuerKeys', 'GET', '/jwks', 'The keys that its tokens are signed with.'),
  open('authorize', 'GET', '/authorize', 'Signs a person in by a browser: OAuth 2.1, with PKCE.'),
  open('resumeAuthorization', 'GET', '/authorize/:uid', 'Goes on when the person was asked.'),
  open('getToken', 'POST', '/token', 'Gives tokens for what proves who asks.'),
  open(
    'revokeToken',
    'POST',
    '/revoke',
    'Takes a token back, and what was granted with it: RFC 7009.',
  ),
  open(
    'authorizeDevice',
    'POST',
    '/device-authorization',
    'Begins to sign in by a code: RFC 8628.',
  ),
  open('enterUserCode', 'GET', '/device', 'The page on which a person enters the code.'),
  open('submitUserCode', 'POST', '/device', 'Takes the code of that page.'),
  open('resumeDevice', 'GET', '/device/:uid', 'Goes on when the person was asked.'),
  open('showSignIn', 'GET', '/sign-in/:uid', 'The pages on which a person says who he is.'),
  open('submitSignIn', 'POST', '/sign-in/:uid', 'Takes what he says there.'),
  open('signOut', 'GET', '/sign-out', 'The page on which a person signs out of the directory.'),
  open('confirmSignOut', 'POST', '/sign-out/confirm', 'Signs him out.'),
  open('signedOut', 'GET', '/sign-out/success', 'The page that says that he is.'),
];

function open(
  name: string,
  method: Contract['method'],
  path: `/${string}`,
  summary: string,
): Contract {
  const params = path.endsWith('/:uid') ? { params: Type.Object({ uid }) } : {};
  const base = { name, method, role: 'anybody', summary, answer: Type.Unknown() } as const;
  return { ...base, path: `/directory${path}`, ...params };
}
