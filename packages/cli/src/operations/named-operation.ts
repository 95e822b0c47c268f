import { callSite } from '@hawser/core/api/call-site';
import { listOperations } from '@hawser/core/api/contracts/operations';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { errorTable } from '@hawser/core/errors';

/** @public The reference collects it. */
export const namedOperationErrors = errorTable('named-operation', {
  ambiguous: {
    kind: 'usage',
    message: 'More than one operation has an id that begins with {id}: {one} and {other}.',
    hint: 'Write more of it, or all; see them: hawser get-operation',
  },
});

const shortest = 8;
const whole = 36;

/** The id of the operation that is named by it, or by how it begins; the site says if there is none. */
export async function idOfNamed(
  site: SiteAddress,
  named: string,
  signal: AbortSignal,
): Promise<string> {
  if (named.length < shortest || named.length >= whole) return named;
  const id = named.toLowerCase();
  // A page begins before an id that is above all those with this beginning: they have no z.
  const query = { after: `${id}z`, limit: 2 };
  const { items } = await callSite(site, listOperations, { query }, { signal });
  const [one, other] = items.filter((each) => each.id.startsWith(id));
  if (one === undefined) return named;
  if (other === undefined) return one.id;
  const values = { id: named, one: one.id, other: other.id };
  throw namedOperationErrors('ambiguous', values, { target: named });
}
