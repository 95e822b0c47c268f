import type { Person } from '@hawser/command/invocation/session';
import { callSite } from '@hawser/core/api/call-site';
import type { Answered } from '@hawser/core/api/contract';
import { listPlaces } from '@hawser/core/api/contracts/discovery';
import type { SiteAddress } from '@hawser/core/api/site-request';

type Place = Answered<typeof listPlaces>['items'][number];

const here = 'here';

/** Has a person go down the tree of places, to one; undefined where he wants all, or there are none. */
export async function pickPlace(
  site: SiteAddress,
  person: Person,
  signal: AbortSignal,
): Promise<number | undefined> {
  let within: Place | undefined;
  for (;;) {
    const query = within === undefined ? {} : { within: within.id };
    const { items } = await callSite(site, listPlaces, { query }, { signal });
    if (items.length === 0) return within?.id;
    const all = within === undefined ? 'Everywhere' : `All of ${within.value}`;
    const places = items.map(({ id, category, value, printers, isMore }) => ({
      value: String(id),
      name: `${value} (${category.replaceAll('_', ' ')}, ${printers}${isMore ? ' and more' : ''})`,
    }));
    const picked = await person.pick('Where?', [{ value: here, name: all }, ...places]);
    if (picked === here) return within?.id;
    within = items.find(({ id }) => String(id) === picked);
  }
}
