import type { FastifyReply, FastifyRequest } from 'fastify';
import { entityTag, entityTags } from '@hawser/core/api/entity-tag';
import { conditionErrors } from './condition-errors.ts';

/**
 * Says by ETag which version an answer is of, if it has one; and whether that is one that the caller
 * has already (RFC 9110, 13.1.2).
 */
export function showVersion(
  answer: unknown,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): boolean {
  const version = versionOf(answer);
  if (version === undefined) return false;
  const etag = entityTag(version);
  reply.header('etag', etag);
  const header = request.headers['if-none-match'];
  if (header === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
  const known = entityTags(header);
  if (known === undefined) throw conditionErrors('malformed', { header: 'If-None-Match' });
  return known === '*' || known.some(({ tag }) => tag === etag);
}

function versionOf(answer: unknown): number | undefined {
  if (typeof answer !== 'object' || answer === null || !('version' in answer)) return undefined;
  return typeof answer.version === 'number' ? answer.version : undefined;
}
