import { Type } from 'typebox';
import { time } from '../contract-parts.ts';
import { contract } from '../contract.ts';

/** Also of one that is not taken: what is wrong with it is said then. */
const password = Type.String({ minLength: 1, maxLength: 1024 });
const code = Type.String({ minLength: 1, maxLength: 64 });

const params = Type.Object({
  user: Type.String({ minLength: 1, maxLength: 200, description: 'The id or the name.' }),
});

const newTotp = Type.Object({
  secret: Type.String({ description: 'Base32, to be typed into an authenticator.' }),
  uri: Type.String({ description: 'The same as a QR code has it: otpauth://…' }),
});

const recoveryCodes = Type.Object({ recoveryCodes: Type.Array(Type.String()) });

const signIn = Type.Object({
  password: Type.Enum(['none', 'to be changed', 'own', 'elsewhere']),
  totp: Type.Boolean({ description: 'Whether there is an authenticator.' }),
  recoveryCodes: Type.Integer({ description: 'How many are left.' }),
  lockedUntil: Type.Union([time, Type.Null()], {
    description: 'Until when nothing is looked at, after too many wrong passwords or codes.',
  }),
});

/** How somebody proves who he is, and whether he may at the moment. */
export const getUserSignIn = contract({
  name: 'getUserSignIn',
  method: 'GET',
  path: '/admin/v1/users/:user/sign-in',
  role: 'Site.Admin',
  summary: 'How one of the people signs in.',
  params,
  answer: signIn,
});

export const getOwnSignIn = contract({
  name: 'getOwnSignIn',
  method: 'GET',
  path: '/admin/v1/caller/sign-in',
  role: 'known',
  summary: 'How the caller signs in, who is one of the people.',
  answer: signIn,
});

const endedSignIns = Type.Object({
  programs: Type.Integer({ description: 'In how many programs he was signed in.' }),
  browsers: Type.Integer({ description: 'In how many browsers.' }),
});

export const endUserSignIns = contract({
  name: 'endUserSignIns',
  method: 'DELETE',
  path: '/admin/v1/users/:user/sign-ins',
  role: 'Site.Admin',
  summary: 'Ends all sign-ins of one of the people, wherever they are.',
  repeat: 'harmless',
  params,
  answer: endedSignIns,
});

/** Without another proof: whoever has got hold of a token can but end it by this. */
export const endOwnSignIns = contract({
  name: 'endOwnSignIns',
  method: 'DELETE',
  path: '/admin/v1/caller/sign-ins',
  role: 'known',
  summary: 'Ends all sign-ins of the caller, this one too.',
  repeat: 'harmless',
  answer: endedSignIns,
});

// None of these is kept by its Idempotency-Key: what they answer is for nobody to read again.

/** Whose it is has to choose another one when he next signs in. */
export const setUserPassword = contract({
  name: 'setUserPassword',
  method: 'PUT',
  path: '/admin/v1/users/:user/password',
  role: 'Site.Admin',
  summary: 'Gives one of the people a password, which is to be changed.',
  repeat: 'harmless',
  params,
  body: Type.Object({ password }, { additionalProperties: false }),
  answer: Type.Void(),
  status: 204,
});

export const unlockUser = contract({
  name: 'unlockUser',
  method: 'DELETE',
  path: '/admin/v1/users/:user/lock',
  role: 'Site.Admin',
  summary: 'Has one of the people not wait any more after wrong passwords.',
  repeat: 'harmless',
  params,
  answer: Type.Object({
    lockedUntil: Type.Union([time, Type.Null()], {
      description: 'Until when the wait would have been.',
    }),
  }),
});

export const startUserTotp = contract({
  name: 'startUserTotp',
  method: 'POST',
  path: '/admin/v1/users/:user/totp',
  role: 'Site.Admin',
  summary: 'Begins to set up an authenticator for one of the people.',
  repeat: 'harmless',
  params,
  answer: newTotp,
});

export const confirmUserTotp = contract({
  name: 'confirmUserTotp',
  method: 'POST',
  path: '/admin/v1/users/:user/totp/confirmation',
  role: 'Site.Admin',
  summary: 'Has the authenticator hold, by its first code.',
  repeat: 'harmless',
  params,
  body: Type.Object({ code }, { additionalProperties: false }),
  answer: recoveryCodes,
});

export const removeUserTotp = contract({
  name: 'removeUserTotp',
  method: 'DELETE',
  path: '/admin/v1/users/:user/totp',
  role: 'Site.Admin',
  summary: 'Takes the authenticator of one of the people away.',
  repeat: 'harmless',
  params,
  answer: Type.Void(),
  status: 204,
});

export const renewUserRecoveryCodes = contract({
  name: 'renewUserRecoveryCodes',
  method: 'POST',
  path: '/admin/v1/users/:user/recovery-codes',
  role: 'Site.Admin',
  summary: 'Gives one of the people other recovery codes.',
  repeat: 'harmless',
  params,
  answer: recoveryCodes,
});

// The same for oneself. Whoever has got hold of a token alone cannot: each wants a proof again.

export const changeOwnPassword = contract({
  name: 'changeOwnPassword',
  method: 'PUT',
  path: '/admin/v1/caller/password',
  role: 'known',
  summary: "Changes the caller's own password.",
  repeat: 'harmless',
  body: Type.Object({ old: password, next: password }, { additionalProperties: false }),
  answer: Type.Void(),
  status: 204,
});

export const startOwnTotp = contract({
  name: 'startOwnTotp',
  method: 'POST',
  path: '/admin/v1/caller/totp',
  role: 'known',
  summary: 'Begins to set up an authenticator for the caller.',
  repeat: 'harmless',
  body: Type.Object({ password }, { additionalProperties: false }),
  answer: newTotp,
});

export const confirmOwnTotp = contract({
  name: 'confirmOwnTotp',
  method: 'POST',
  path: '/admin/v1/caller/totp/confirmation',
  role: 'known',
  summary: "Has the caller's authenticator hold, by its first code.",
  repeat: 'harmless',
  body: Type.Object({ code }, { additionalProperties: false }),
  answer: recoveryCodes,
});

export const removeOwnTotp = contract({
  name: 'removeOwnTotp',
  method: 'POST',
  path: '/admin/v1/caller/totp/removal',
  role: 'known',
  summary: "Takes the caller's authenticator away, by one of its codes.",
  repeat: 'harmless',
  body: Type.Object({ code }, { additionalProperties: false }),
  answer: Type.Void(),
  status: 204,
});

export const renewOwnRecoveryCodes = contract({
  name: 'renewOwnRecoveryCodes',
  method: 'POST',
  path: '/admin/v1/caller/recovery-codes',
  role: 'known',
  summary: 'Gives the caller other recovery codes, by a code of the authenticator.',
  repeat: 'harmless',
  body: Type.Object({ code }, { additionalProperties: false }),
  answer: recoveryCodes,
});
