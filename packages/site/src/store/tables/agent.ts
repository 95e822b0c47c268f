/** A program of the site's elsewhere: a connector, a device, a connection point. */
export interface AgentTable {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  /** The id of the token it has registered by. */
  readonly registration_token: string;
  /** Of its program, as it says. */
  readonly version: string | null;
  readonly created: number;
  /** To the minute. */
  readonly last_seen: number | null;
  /** When it ended its connection as a connector, and was not heard of again. */
  readonly gone: number | null;
  /** Since when it is not let in any more. */
  readonly revoked: number | null;
}
