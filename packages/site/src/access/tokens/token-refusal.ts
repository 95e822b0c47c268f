/** Why a token is not taken: for the log only, a caller is told no more than that. */
export type RefusalReason =
  | 'it is no token'
  | 'its issuer is not known'
  | 'its algorithm is not taken'
  | 'its issuer has no such key'
  | 'its signature is wrong'
  | 'it has ended'
  | 'it does not hold yet'
  | 'it is for somebody else'
  | 'it is not for access'
  | 'it is bound to a key that was not shown'
  | 'a claim is missing or wrong'
  | 'whom it was given to is not let in';

export class TokenRefusal extends Error {
  override readonly name = 'TokenRefusal';
  readonly reason: RefusalReason;
  readonly issuer: string | undefined;

  constructor(reason: RefusalReason, options: { issuer?: string; cause?: unknown } = {}) {
    super(reason, options.cause === undefined ? {} : { cause: options.cause });
    this.reason = reason;
    this.issuer = options.issuer;
  }
}
