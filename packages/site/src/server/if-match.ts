import { entityTags } from '@hawser/core/api/entity-tag';
import { HawserError } from '@hawser/core/errors';
import { conditionErrors } from './condition-errors.ts';

/** Whoever knows a thing knows one version of it, and seldom a few. */
const most = 8;

/**
 * Carries out a change for the version that If-Match names (RFC 9110, 13.1.1). Which one a thing has is
 * known for certain only in the transaction that changes it; of several each is tried there.
 */
export async function forVersion<Answer>(
  header: string | undefined,
  carryOut: (version: number | undefined) => Promise<Answer>,
): Promise<Answer> {
  if (header === undefined) throw conditionErrors('missing', {});
  const tags = entityTags(header);
  if (tags === undefined) throw conditionErrors('malformed', { header: 'If-Match' });
  if (tags === '*') return await carryOut(undefined);
  const versions = tags.flatMap(({ weak, tag }) => {
    const [, digits] = /^"(\d{1,15})"$/.exec(tag) ?? [];
    // A weak tag is equal to none here.
    return weak || digits === undefined ? [] : [Number(digits)];
  });
  if (versions.length > most) throw conditionErrors('malformed', { header: 'If-Match' });
  for (const [index, version] of versions.entries()) {
    try {
      return await carryOut(version);
    } catch (error) {
      if (!isOther(error) || index === versions.length - 1) throw error;
    }
  }
  throw conditionErrors('no-version', {});
}

function isOther(error: unknown): boolean {
  return error instanceof HawserError && error.status === 412;
}
