import { type Examined, isForServers, isPublic } from './examined.ts';
import { type CheckRow, type Finding, passed, rowOf, warning } from './finding.ts';
import { isPlainHttp, type Place, troubleAt } from './revocation-place.ts';

/** Certificates of which clients ask whether they were revoked: all but the root. */
interface Revocable {
  readonly name: string;
  readonly places: readonly Place[];
}

const mostPlaces = 16;

/** Whether clients can find out that the certificate, or an authority above, was revoked. */
export async function checkRevocation(
  examined: Examined,
  signal: AbortSignal,
  patienceMs = 5000,
): Promise<readonly CheckRow[]> {
  if (!isForServers(examined) || examined.isSelfSigned) return [];
  return [rowOf('revocation', await found(examined, signal, patienceMs))];
}

async function found(
  examined: Examined,
  signal: AbortSignal,
  patienceMs: number,
): Promise<Finding> {
  const all = revocables(examined);
  const silent = all.filter(({ places }) => places.length === 0).map(({ name }) => name);
  if (silent.length > 0 && isPublic(examined)) {
    return warning(
      `${silent.join(' and ')} does not say where its revocation can be looked up`,
      'Ask the authority for a certificate with a distribution point of its revocation list.',
    );
  }
  const hidden = all.find(({ places }) => places.length > 0 && !places.some(isPlainHttp));
  if (hidden !== undefined) {
    return warning(
      `${hidden.name} says only where machines of its domain can look up its revocation (${hidden.places[0]?.url ?? ''})`,
      'Publish the revocation list at an http:// address that the internet reaches, too.',
    );
  }
  const places = distinct(all.flatMap((each) => each.places).filter(isPlainHttp));
  const asked = places.slice(0, mostPlaces);
  const troubles = await Promise.all(
    asked.map(async (place) => {
      const trouble = await troubleAt(place, signal, patienceMs);
      return trouble === undefined ? [] : [`${place.url} (${trouble})`];
    }),
  );
  signal.throwIfAborted();
  const unreachable = troubles.flat();
  if (unreachable.length > 0) {
    return warning(
      `where the revocation is looked up cannot be reached: ${unreachable.join(', ')}`,
      'Publish the revocation list there; where only this machine cannot reach it, say -NoRevocation.',
    );
  }
  return asked.length === 0
    ? passed('it names no place where its revocation is looked up')
    : passed(asked.map(({ url }) => url).join(' · '));
}

function revocables(examined: Examined): readonly Revocable[] {
  const { chain, extensions } = examined;
  const above = chain.filter(({ isSelfSigned }) => !isSelfSigned);
  return [{ name: 'it', extensions }, ...above].map(({ name, extensions: said }) => ({
    name,
    places: [
      ...said.revocationLists.map((url): Place => ({ kind: 'list', url })),
      ...said.responders.map((url): Place => ({ kind: 'responder', url })),
    ],
  }));
}

function distinct(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.map((place) => [place.url, place])).values()];
}
