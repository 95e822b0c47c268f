import type * as OidcProvider from 'oidc-provider';

let loaded: Promise<typeof OidcProvider> | undefined;

/** Loaded when somebody first signs in: it takes as much memory as half of the site. */
export async function loadOidcProvider(): Promise<typeof OidcProvider> {
  loaded ??= withoutWarning(async () => import('oidc-provider'));
  return await loaded;
}

/** It warns of every Node.js that has no long-term support yet; a site is told of that elsewhere. */
async function withoutWarning<Result>(work: () => Promise<Result>): Promise<Result> {
  const { warn } = console;
  console.warn = (...said: unknown[]): void => {
    if (!String(said[0]).includes('Unsupported runtime')) warn(...said);
  };
  try {
    return await work();
  } finally {
    console.warn = warn;
  }
}
