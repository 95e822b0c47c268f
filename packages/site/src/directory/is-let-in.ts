import { sql } from 'kysely';

/** 1 for somebody who is let in: nobody of a directory is that is being removed. */
export const isLetIn = sql<number>`case when directory_user.source in (
  select name from directory_source where leaving is not null
) then 0 else directory_user.enabled end`;
