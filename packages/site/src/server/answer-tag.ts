import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { entityTags } from '@hawser/core/api/entity-tag';
import { conditionErrors } from './condition-errors.ts';

/** Says by ETag what an answer says, and whether the caller has just that already (RFC 9110, 13.1.2). */
export function showTag(
  answer: unknown,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): boolean {
  const digest = createHash('sha256').update(JSON.stringify(answer)).digest('base64url');
  const etag = `"${digest.slice(0, 22)}"`;
  reply.header('etag', etag);
  const header = request.headers['if-none-match'];
  if (header === undefined) return false;
  const known = entityTags(header);
  if (known === undefined) throw conditionErrors('malformed', { header: 'If-None-Match' });
  return known === '*' || known.some(({ tag }) => tag === etag);
}
