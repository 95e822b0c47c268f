import type { Answered } from '@hawser/core/api/contract';
import type { explainPrinterAccess as explainContract } from '@hawser/core/api/contracts/printers';
import { formatSid, parseSid } from '@hawser/core/identity/sid';
import { explainAccess, type ExplainedRight } from '@hawser/core/printing/access/explain-access';
import { parseSddl } from '@hawser/core/printing/access/parse-sddl';
import type { PrinterRight } from '@hawser/core/printing/access/printer-access';
import type { Caller } from '../access/caller.ts';
import { requireUser } from '../directory/find-user.ts';
import { principalOf } from '../directory/principal.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import type { PrinterTable } from '../store/tables/printer.ts';
import { sidsOfCaller } from './caller-sids.ts';
import { descriptorDomain } from './descriptor-domain.ts';
import { roleAccess } from './printer-accesses.ts';

type Explanation = Answered<typeof explainContract>;

/** What somebody may do with a printer, and why. */
export async function explainPrinterAccess(
  { name, descriptor_id: id }: Pick<PrinterTable, 'name' | 'descriptor_id'>,
  user: string,
  store: Store,
): Promise<Explanation> {
  const { caller, enabled } = await somebody(user, store);
  const sids = sidsOfCaller(caller, store.site.id);
  const { rows } = await store.read(async (db) => selectSddl(db, { id: id ?? 0 }));
  const sddl = rows[0]?.sddl ?? null;
  const said =
    sddl === null
      ? undefined
      : explainAccess(parseSddl(sddl), sids, { domain: await descriptorDomain(store) });
  const byRole = roleAccess(caller);
  const right = (wanted: PrinterRight): Explanation['print'] => {
    // The role that lets somebody print does so only where no descriptor says who prints.
    if (byRole[wanted] && (said === undefined || wanted !== 'print')) {
      return { granted: true, by: 'role', entry: null };
    }
    return verdictOf(said?.rights.find((each) => each.right === wanted));
  };
  return {
    printer: name,
    user: caller.name,
    enabled,
    sddl,
    sids: [...sids].toSorted(),
    print: right('print'),
    manageDocuments: right('manageDocuments'),
    managePrinter: right('managePrinter'),
    entries: (said?.aces ?? []).map(({ speaksOf, decides, ...ace }) => ({
      ...ace,
      speaksOf: [...speaksOf],
      decides: [...decides],
    })),
  };
}

function verdictOf(right: ExplainedRight | undefined): Explanation['print'] {
  const { granted, by } = right ?? { granted: false, by: 'none' };
  if (typeof by === 'number') return { granted, by: 'entry', entry: by };
  return { granted, by: by === 'no-list' ? by : 'none', entry: null };
}

/** Of the site's directory, as he is when he has signed in; or who is known by nothing but a SID. */
async function somebody(
  named: string,
  store: Store,
): Promise<{ readonly caller: Caller; readonly enabled: boolean }> {
  const sid = parseSid(named);
  const known = sid === undefined ? undefined : await idOfSid(formatSid(sid), store);
  if (sid !== undefined && known === undefined) {
    return { caller: { ...nobody, name: formatSid(sid), sids: [formatSid(sid)] }, enabled: true };
  }
  const { id, name } = await requireUser(store, known ?? named);
  const principal = await principalOf(store, id);
  const { roles = [], sids = [], enabled = false } = principal ?? {};
  return { caller: { ...nobody, id, name, roles, sids }, enabled };
}

const nobody: Caller = {
  kind: 'user',
  id: '',
  name: '',
  roles: [],
  sids: [],
  multiFactor: false,
};

async function idOfSid(sid: string, store: Store): Promise<string | undefined> {
  return (await store.read(async (db) => selectUser(db, { sid }))).rows[0]?.id;
}

const selectUser = statement((db, { sid }: { readonly sid: string }) =>
  db.selectFrom('directory_user').select('id').where('sid', '=', sid),
);

const selectSddl = statement((db, { id }: { readonly id: number }) =>
  db.selectFrom('security_descriptor').select('sddl').where('id', '=', id),
);
