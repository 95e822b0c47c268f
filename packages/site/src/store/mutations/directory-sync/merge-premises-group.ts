import { randomUUID } from 'node:crypto';
import { nameKey } from '../../../directory/names.ts';
import { dnKey } from '../../../directory-sync/dn-key.ts';
import type { PremisesGroup } from '../../../directory-sync/premises-entry.ts';
import { changeGroup } from '../directory/change-group.ts';
import { createGroup } from '../directory/create-group.ts';
import type { Mutation } from '../../mutation.ts';
import { keepEntry } from './keep-entry.ts';
import type { Merged } from './merge-premises-user.ts';
import { requireStaying } from './require-source.ts';
import { selectEntry } from './select-entry.ts';

export interface MergedGroup {
  readonly source: string;
  /** Without its members, who may not be known yet. */
  readonly group: Pick<PremisesGroup, 'key' | 'dn' | 'name' | 'sid' | 'description'>;
}

/** Has the site know a group as its directory knows it. */
export const mergePremisesGroup: Mutation<MergedGroup, Merged> = {
  name: 'merge-premises-group',
  async run(tx, { source, group }) {
    const { key, dn, name, sid, description } = group;
    // Nobody is taken over any more of one that is removed meanwhile.
    await requireStaying(tx, { name: source, version: undefined });
    const before = await selectEntry(tx, { source, key });
    const row = await tx.db
      .selectFrom('directory_group')
      .selectAll()
      .where('source', '=', source)
      .where('source_key', '=', key)
      .executeTakeFirst();
    const id = row?.id ?? randomUUID();
    const isSameEntry = await keepEntry(tx, before, {
      source,
      key,
      kind: 'group',
      object_id: id,
      dn,
      dn_key: dnKey(dn),
      name_key: nameKey(name),
      primary_group: null,
      enabled: 1,
    });
    if (row === undefined) {
      await createGroup.run(tx, { id, name, description, origin: { source, key, sid } });
      return 'new';
    }
    if (row.name === name && row.description === description) {
      return isSameEntry ? 'same' : 'changed';
    }
    await changeGroup.run(tx, { id, name, description, source });
    return 'changed';
  },
};
