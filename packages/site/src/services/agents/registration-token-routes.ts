import {
  listRegistrationTokens,
  makeRegistrationToken,
  removeRegistrationToken,
} from '@hawser/core/api/contracts/registration-tokens';
import type { RegistrationTokens } from '../../agents/registration-tokens.ts';
import type { Routes } from '../../server/routes.ts';
import { roleToManage } from './role-to-manage.ts';

const usualPage = 50;

/** Making tokens by which agents register, and taking them back. */
export function addRegistrationTokenRoutes(
  routes: Routes,
  { tokens }: { readonly tokens: RegistrationTokens },
): void {
  routes.add(makeRegistrationToken, async ({ body, caller, requireRole, change }) => {
    await requireRole(roleToManage(body.role));
    return await tokens.make(change, { ...body, madeBy: caller?.name ?? '' });
  });
  routes.add(listRegistrationTokens, async ({ query: { after, limit = usualPage } }) =>
    tokens.list({ after, limit }),
  );
  routes.add(removeRegistrationToken, async ({ params: { id }, requireRole, change }) => {
    await requireRole(roleToManage(await tokens.roleOf(id)));
    await tokens.remove(change, id);
    return undefined;
  });
}
