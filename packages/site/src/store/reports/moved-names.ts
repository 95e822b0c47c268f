import { sql } from 'kysely';

/** How many characters the id of a printer has. */
const idLength = 36;

/** Where a job was moved to, or came from, by the name of that printer; by its id where it is there no more. */
export const movedNames = [nameAt('moved_to'), nameAt('moved_from')] as const;

function nameAt<Column extends 'moved_to' | 'moved_from'>(column: Column) {
  const place = sql.ref(`print_job.${column}`);
  const begin = sql.lit(idLength);
  return sql<string | null>`coalesce(
    (select other.name || substr(${place}, ${begin} + 1)
      from printer as other where other.id = substr(${place}, 1, ${begin})),
    ${place}
  )`.as(`${column}_name`);
}
