/** A replica that runs operations, as long as it says so in time. */
export interface OperationLeaseTable {
  /** Another one each time that the replica starts or has lost it. */
  readonly id: string;
  readonly replica: string;
  readonly expires: number;
}
