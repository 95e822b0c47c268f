import { readChallenges } from '../../challenges.ts';
import type { Authenticator } from './authentication/authenticator.ts';
import { ippClientErrors } from './client-errors.ts';
import { exchange, type Asked, type HttpAnswer } from './connection/exchange.ts';

/** One to learn what is wanted, one for a nonce or a token that has ended meanwhile. */
const mostRepeats = 2;

/** An exchange with the proof of who asks, again where another proof is wanted. */
export async function exchangeProven(
  authenticator: Authenticator | undefined,
  asked: Asked,
): Promise<HttpAnswer> {
  const { host, path } = asked.address;
  const options = { target: host };
  const proof = authenticator?.();
  for (let repeats = 0; ; repeats += 1) {
    const authorization = await proof?.header(path, asked.signal);
    const headers = authorization === undefined ? {} : { authorization };
    const answer = await exchange({ ...asked, headers: { ...asked.headers, ...headers } });
    if (answer.status !== 401) return answer;
    await answer.body.release();
    const challenges = readChallenges(answer.headers['www-authenticate']);
    if (proof === undefined) {
      const schemes = challenges.map(({ scheme }) => scheme).join(', ') || 'nothing it names';
      throw ippClientErrors('credentials-wanted', { host, schemes }, options);
    }
    if (repeats === mostRepeats || !(await proof.refused(challenges, asked.signal))) {
      throw ippClientErrors('credentials-refused', { host }, options);
    }
    if (asked.document?.canOpen === false) throw asked.document.cannotOpen();
  }
}
