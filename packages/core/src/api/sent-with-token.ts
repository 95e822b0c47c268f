import { bearerChallenge } from '../bearer-challenge.ts';
import type { TokenSource } from '../token-source.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

interface Sending<A extends Answer> {
  readonly tokens: TokenSource;
  readonly signal: AbortSignal;
  readonly send: (authorization: string) => Promise<A>;
  /** Lets go of an answer that nobody reads. */
  readonly drop: (answer: A) => void;
}

/** One for a token that has ended or was revoked, and one for a sign-in that was too weak. */
const mostRepeats = 2;

/** Sends a request with a token, and again with another one where the site asks for that. */
export async function sentWithToken<A extends Answer>(sending: Sending<A>): Promise<A> {
  const { tokens, signal, send, drop } = sending;
  let token = await tokens.token(signal);
  for (let repeats = 0; ; repeats += 1) {
    const answer = await send(`Bearer ${token.reveal()}`);
    if (answer.status !== 401 || repeats === mostRepeats) return answer;
    const challenge = bearerChallenge(answer.headers['www-authenticate']);
    const another =
      challenge === undefined ? undefined : await tokens.another(token, challenge, signal);
    if (another === undefined) return answer;
    drop(answer);
    token = another;
  }
}
