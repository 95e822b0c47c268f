import type { Contract } from '@hawser/core/api/contract';
import { allContracts } from '@hawser/core/api/contracts/all-contracts';
import { tagOf } from '@hawser/core/api/openapi/openapi-operation';
import { code, prose, table } from './markdown-text.ts';

const tells = [
  'What a site answers to commands, agents and programs. [openapi.json](openapi.json) has all of it with every field, as OpenAPI 3.1; a running site gives its own at `/admin/openapi.json` to whoever is signed in. What the directory of a site speaks is OAuth 2 and OpenID Connect; it tells of itself at `/directory/.well-known/openid-configuration`.',
  'A caller shows a certificate at the address for certificates, or sends a token as `Authorization: Bearer`. Who is not known gets 401, and who has not the role 403.',
  'What goes wrong is told by a problem document (RFC 9457) with a `code`, which [Errors](errors.md) lists, and a `hint`: what to do next.',
  'Lists come in pages: `limit` says how many, and `next` of the answer is the `after` of the next page; null at the end.',
  'Whatever has a `version` has it as its `ETag`, too. Who changes it sends that as `If-Match` (or `*`): without it the answer is 428, and 412 where somebody else was faster. A GET with `If-None-Match` is answered by 304 where nothing has changed.',
  'A call that changes something takes an `Idempotency-Key`, best a random UUID. Who repeats a request with its key within a day gets the first answer, and nothing is done again, whatever version `If-Match` names by then; the same key for another request is 422, and 409 with `Retry-After` while the first is still at work.',
  'Who asks too often gets 429, with `Retry-After` and `RateLimit`. A body may have 1 MiB.',
];

/** The list of all calls of the API, in Markdown. */
export function apiReference(): string {
  const ours = allContracts.filter(({ path }) => !path.startsWith('/directory/'));
  const tags = [...new Set(ours.map(tagOf))].toSorted();
  return [
    '# The API of a site\n',
    ...tells.map((each) => `${each}\n`),
    ...tags.map((tag) =>
      section(
        tag,
        ours.filter((each) => tagOf(each) === tag),
      ),
    ),
  ].join('\n');
}

function section(tag: string, contracts: readonly Contract[]): string {
  const rows = contracts
    .toSorted((one, other) => order(one).localeCompare(order(other), 'en'))
    .map(({ method, path, role, summary, ifMatch }) => [
      code(`${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`),
      prose(summary),
      roleText(role),
      ifMatch === true ? 'yes' : '',
    ]);
  return `## ${tag}\n\n${table(['Call', 'What it does', 'Role', 'If-Match'], rows)}`;
}

function order({ path, method }: Contract): string {
  return `${path} ${method}`;
}

function roleText(role: Contract['role']): string {
  if (role === 'anybody') return 'anybody';
  if (role === 'agent') return 'agents';
  if (role === 'registration') return 'whoever has a registration token';
  return role === 'known' ? 'whoever is signed in' : code(role);
}
