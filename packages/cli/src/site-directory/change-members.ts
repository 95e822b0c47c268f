import type { Call } from '@hawser/command/invocation/call';
import { callSite } from '@hawser/core/api/call-site';
import type { Answered } from '@hawser/core/api/contract';
import { type addGroupMember, getGroup } from '@hawser/core/api/contracts/groups';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { signedInSite } from '../sites/signed-in-site.ts';
import type { membershipParameters } from './membership-parameters.ts';
import { namedPrincipal } from './named-principal.ts';

type Member = Answered<typeof addGroupMember>;

interface Change {
  readonly action: string;
  readonly way: 'into' | 'out of';
  readonly change: (
    site: SiteAddress,
    params: { readonly group: string; readonly member: string },
  ) => Promise<Member>;
}

/** Puts people and groups into a group, or takes them out of it; gives them where they are wanted. */
export async function* changeMembers(
  call: Call<typeof membershipParameters>,
  { action, way, change }: Change,
): AsyncGenerator<Member & { readonly group: string }, void> {
  const { parameters, session, signal, should, attempt, passThru } = call;
  const site = await signedInSite(session);
  const named = { group: parameters.group };
  const { id, name } = await callSite(site, getGroup, { params: named }, { signal });
  const kinds = parameters.kind === undefined ? (['user', 'group'] as const) : [parameters.kind];
  for (const each of new Set(parameters.member)) {
    const member = await attempt(async () => {
      const found = await namedPrincipal(site, each, { kinds, signal });
      if (!(await should(`${found.name} ${way} ${name}`, action))) return;
      return await change(site, { group: id, member: found.id });
    });
    if (passThru && member !== undefined) yield { group: name, ...member };
  }
}
