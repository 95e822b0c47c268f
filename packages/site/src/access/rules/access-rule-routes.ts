import type { Answered } from '@hawser/core/api/contract';
import { listAccessRules, setAccessRule as setRule } from '@hawser/core/api/contracts/access-rules';
import { isServiceName, serviceNames } from '@hawser/core/api/service-names';
import { isRole, roles } from '@hawser/core/identity/roles';
import type { Routes } from '../../server/routes.ts';
import { setAccessRule } from '../../store/mutations/set-access-rule.ts';
import type { Store } from '../../store/store.ts';
import type { Caller } from '../caller.ts';
import { accessRuleErrors } from './access-rule-errors.ts';
import { readRules, ruleKey } from './read-rules.ts';

type Rule = Answered<typeof setRule>;

/** What has to be proved for a role or a service, and changing that. */
export function addAccessRuleRoutes(
  routes: Routes,
  { store }: { readonly store: Pick<Store, 'read'> },
): void {
  routes.add(listAccessRules, async () => {
    const strict = new Set((await readRules(store)).map(({ kind, name }) => ruleKey(kind, name)));
    const all = [
      ...roles.map((name) => ({ kind: 'role' as const, name })),
      ...serviceNames.map((name) => ({ kind: 'service' as const, name })),
    ];
    const items = all.map(({ kind, name }) => ({
      kind,
      name,
      requireMultiFactor: strict.has(ruleKey(kind, name)),
    }));
    return { items, next: null };
  });
  routes.add(setRule, async ({ params: { kind, name }, body, caller, change }) => {
    const rule = { kind, name, requireMultiFactor: body.requireMultiFactor };
    const isKnown = kind === 'role' ? isRole(name) : isServiceName(name);
    if (!isKnown) throw accessRuleErrors('unknown', { kind, name }, { target: name });
    if (body.force !== true && locksOut(rule, caller)) {
      throw accessRuleErrors('locks-out', {}, { target: name });
    }
    await change(setAccessRule, rule, { target: ruleKey(kind, name) });
    return rule;
  });
}

/** Whether the caller could not take it back by what he has signed in with. */
function locksOut({ kind, name, requireMultiFactor }: Rule, caller: Caller | undefined): boolean {
  const isOfAdministrators = kind === 'role' ? name === 'Site.Admin' : name === setRuleService;
  return requireMultiFactor && isOfAdministrators && caller?.multiFactor === false;
}

/** The one by which rules are set. */
const setRuleService = 'admin';
