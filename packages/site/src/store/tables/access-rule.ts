/** A role or a service that more than one factor is needed for. */
export interface AccessRuleTable {
  /** "role" or "service". */
  readonly kind: string;
  readonly name: string;
  readonly created: number;
}
