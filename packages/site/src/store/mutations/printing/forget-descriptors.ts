import type { Mutation } from '../../mutation.ts';

/**
 * Forgets security descriptors that no printer has any more; tells how many. Their ids are never given
 * again, so that what is remembered by one does no harm.
 */
export const forgetDescriptors: Mutation<{ readonly most: number }, number> = {
  name: 'forget-descriptors',
  async run({ db }, { most }) {
    const unused = await db
      .selectFrom('security_descriptor')
      .select('security_descriptor.id')
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('printer')
              .select('printer.id')
              .whereRef('printer.descriptor_id', '=', 'security_descriptor.id'),
          ),
        ),
      )
      .limit(most)
      .execute();
    const ids = unused.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await db.deleteFrom('security_descriptor').where('id', 'in', ids).execute();
    return ids.length;
  },
};
