import type { Identify } from './caller.ts';

/** A certificate counts before a token; but what is shown has to hold, whether it counts or not. */
export function identifyBy(byCertificate: Identify, byToken: Identify): Identify {
  return async (request, allowed) => {
    const bearer = await byToken(request, allowed);
    return (await byCertificate(request, allowed)) ?? bearer;
  };
}
