/** Which steps have led to the schema as it is. */
export interface SchemaMigrationTable {
  readonly number: number;
  readonly applied: number;
}
