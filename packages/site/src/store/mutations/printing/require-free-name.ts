import { printingErrors } from '../../../printing/printing-errors.ts';
import type { Tx } from '../../mutation.ts';

/** Refuses a name that a printer has already; names that differ by case alone are the same. */
export async function requireFreeName({ db }: Pick<Tx, 'db'>, key: string): Promise<void> {
  const other = await db
    .selectFrom('printer')
    .select('name')
    .where('name_key', '=', key)
    .executeTakeFirst();
  if (other === undefined) return;
  throw printingErrors('taken', { name: other.name }, { target: other.name });
}
