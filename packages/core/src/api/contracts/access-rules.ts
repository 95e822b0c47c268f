import { Type } from 'typebox';
import { roles } from '../../identity/roles.ts';
import { contract } from '../contract.ts';
import { serviceNames } from '../service-names.ts';

/** What a rule can be of. */
export const accessRuleKinds = ['role', 'service'] as const;

const rule = Type.Object({
  kind: Type.Enum(accessRuleKinds),
  name: Type.String(),
  requireMultiFactor: Type.Boolean(),
});

/** What has to be proved for each role and each service, besides having the role. */
export const listAccessRules = contract({
  name: 'listAccessRules',
  method: 'GET',
  path: '/admin/v1/access-rules',
  role: 'Site.Admin',
  summary: 'What has to be proved for each role and each service.',
  answer: Type.Object({ items: Type.Array(rule), next: Type.Null() }),
});

/** Has people prove by more than one factor who they are, or no more. Programs and certificates are no people. */
export const setAccessRule = contract({
  name: 'setAccessRule',
  method: 'PUT',
  path: '/admin/v1/access-rules/:kind/:name',
  role: 'Site.Admin',
  summary: 'Sets what has to be proved for a role or a service.',
  params: Type.Object({
    kind: Type.Enum(accessRuleKinds),
    name: Type.Enum([...roles, ...serviceNames]),
  }),
  body: Type.Object(
    {
      requireMultiFactor: Type.Boolean(),
      force: Type.Optional(
        Type.Boolean({ description: 'Also where it refuses the very caller from now on.' }),
      ),
    },
    { additionalProperties: false },
  ),
  answer: rule,
});
