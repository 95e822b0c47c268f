import { type Kysely, type RawBuilder, sql } from 'kysely';
import { around, farthest, haversine } from '../../../printing/listing/around.ts';
import { cellOf, type Degrees, degreesOf, unitsOf } from '../../../printing/listing/cell.ts';
import { oneOf } from '../../one-of.ts';
import type { Tables } from '../../tables/tables.ts';
import { hasAll } from './candidates.ts';
import type { Placed } from './nearest-of.ts';

export interface AroundWanted {
  readonly from: Degrees;
  readonly terms: readonly number[];
  readonly descriptors: readonly number[];
  /** So many have to be nearer than all that is not looked at. */
  readonly enough: number;
}

/** So many are read on each side along the curve that the cells are numbered by. */
const mostAlong = 1000;
/** So many are read of one ring; fewer where each is looked up for what else it has to have. */
const mostOfRing = { withoutTerms: 10_000, withTerms: 3000 } as const;

/** The printers in cells with the next higher and lower numbers, as far as they fit. */
export async function printersAlong(
  db: Kysely<Tables>,
  { from, terms, descriptors }: AroundWanted,
): Promise<readonly Placed[]> {
  const cell = cellOf(from);
  const { rows } = await sql<Placed>`
    select listed.printer, listed.latitude, listed.longitude
    from (
      select * from (
        select descriptor, printer, latitude, longitude from listed_by_cell
        where cell >= ${cell} order by cell limit ${mostAlong}
      ) as up
      union all
      select * from (
        select descriptor, printer, latitude, longitude from listed_by_cell
        where cell < ${cell} order by cell desc limit ${mostAlong}
      ) as down
    ) as listed
    where ${oneOf(db, 'listed.descriptor', descriptors)} and ${hasAll(terms)} = 1`.execute(db);
  return rows;
}

interface Ring extends AroundWanted {
  readonly metres: number;
  /** Whoever may use them, they are read; or else each descriptor by itself. */
  readonly isForAll: boolean;
}

/** The nearest printers that fit of those no farther away than that. */
export async function printersWithin(
  db: Kysely<Tables>,
  { from, metres, terms, descriptors, enough, isForAll }: Ring,
): Promise<{ readonly nearest: readonly Placed[]; readonly isWhole: boolean }> {
  const most = terms.length === 0 ? mostOfRing.withoutTerms : mostOfRing.withTerms;
  const isVisible = oneOf(db, 'descriptor', descriptors);
  const ranges = around(from, metres).map(
    ({ first, last }) => sql`
      select descriptor, printer, latitude, longitude from listed_by_cell
      where cell >= ${first} and cell <= ${last} ${isForAll ? sql`` : sql`and ${isVisible}`}`,
  );
  const { rows } = await sql<Placed & { readonly isEnd: number }>`
    with listed as materialized (
      select * from (${sql.join(ranges, sql` union all `)}) as around limit ${most}
    )
    select * from (
      select printer, latitude, longitude, 0 as "isEnd" from (
        select listed.*, ${haversineTo(from)} as far from listed
      ) as listed
      where ${isForAll ? isVisible : sql`1 = 1`}
        and far <= ${metres >= farthest ? 2 : haversine(metres)}
        and ${hasAll(terms)} = 1
      order by far limit ${enough}
    ) as found
    union all
    select * from (
      select printer, latitude, longitude, 1 as "isEnd" from listed limit 1 offset ${most - 1}
    ) as ended`.execute(db);
  const nearest = rows.filter(({ isEnd }) => isEnd === 0);
  return { nearest, isWhole: nearest.length === rows.length };
}

/** The haversine of how far what is called listed is away, which grows with that. */
function haversineTo({ latitude, longitude }: Degrees): RawBuilder<number> {
  const number = (value: number): RawBuilder<number> => sql`cast(${value} as double precision)`;
  const radians = number((degreesOf(1) * Math.PI) / 180);
  const half = number((degreesOf(1) * Math.PI) / 360);
  const up = sql`power(sin((listed.latitude - ${number(unitsOf(latitude))}) * ${half}), 2)`;
  const aside = sql`power(sin((listed.longitude - ${number(unitsOf(longitude))}) * ${half}), 2)`;
  const shrunk = number(Math.cos((latitude * Math.PI) / 180));
  return sql`${up} + ${shrunk} * cos(listed.latitude * ${radians}) * ${aside}`;
}
