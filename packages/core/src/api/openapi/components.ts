import { errorKinds } from '../../errors.ts';
import type { Json } from './openapi-operation.ts';

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };

/** What operations refer to. */
export const components: Json = {
  securitySchemes: {
    certificate: {
      type: 'mutualTLS',
      description: 'A certificate that the site has issued, at the address for certificates.',
    },
    directory: {
      type: 'oauth2',
      description: 'A token of the directory; that of the site itself is at these addresses.',
      flows: {
        authorizationCode: {
          authorizationUrl: '/directory/authorize',
          tokenUrl: '/directory/token',
          refreshUrl: '/directory/token',
          scopes: {},
        },
        clientCredentials: { tokenUrl: '/directory/token', scopes: {} },
      },
    },
  },
  schemas: {
    Problem: {
      type: 'object',
      description: 'What went wrong (RFC 9457).',
      required: ['type', 'title', 'status', 'detail', 'code', 'kind', 'hint'],
      properties: {
        type: { ...text, format: 'uri' },
        title: text,
        status: { type: 'integer', minimum: 400, maximum: 599 },
        detail: { ...text, description: 'What happened, and to what.' },
        code: { ...text, description: 'What it is called, whatever the words are.' },
        kind: { enum: errorKinds },
        hint: { ...text, description: 'What to do next.' },
        target: text,
      },
    },
  },
  responses: {
    Problem: {
      description: 'It was not done.',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } },
    },
    UnknownCaller: {
      description: 'The site does not know who is calling, or wants him to prove more.',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      headers: {
        'WWW-Authenticate': { description: 'How to sign in (RFC 6750, RFC 9470).', schema: text },
      },
    },
    TooMany: {
      description: 'The caller asks too often.',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      headers: {
        'Retry-After': { $ref: '#/components/headers/RetryAfter' },
        RateLimit: { description: 'How much is left, and until when.', schema: text },
        'RateLimit-Policy': { description: 'How much there is.', schema: text },
      },
    },
  },
  headers: {
    ETag: { description: 'The version, for If-Match and If-None-Match.', schema: text },
    RetryAfter: { description: 'In how many seconds to ask again.', schema: count },
  },
  parameters: {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      description: 'Chosen by the caller; a repeat with the same one is done once.',
      schema: { ...text, pattern: '^[!-~]{1,200}$' },
    },
    IfMatch: {
      name: 'If-Match',
      in: 'header',
      required: true,
      description: 'The ETag of the version that is to be changed, or * for whichever there is.',
      schema: text,
    },
    IfNoneMatch: {
      name: 'If-None-Match',
      in: 'header',
      description: 'The ETag of the version that is known; it is not sent again.',
      schema: text,
    },
  },
};
