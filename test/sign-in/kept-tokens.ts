import { join } from 'node:path';
import { tokensNameOf } from '@hawser/core/identity/secret-names';
import { openVault, type Vault } from '@hawser/core/identity/vault';
import { Secret } from '@hawser/core/secret';

export async function vaultIn(home: string): Promise<Vault> {
  return await openVault({ kind: 'file', folder: join(home, 'data'), env: {} });
}

/** What a sign-in has given, as the vault has it. */
export async function keptTokens(home: string, profile: string): Promise<Record<string, unknown>> {
  const text = (await (await vaultIn(home)).get(tokensNameOf(profile)))?.reveal();
  return text === undefined ? {} : (JSON.parse(text) as Record<string, unknown>);
}

/** Has what is kept come to its end, as it does after a while; it is of use until half a minute before that. */
export async function endTokens(home: string, profile: string, ms = 29_000): Promise<void> {
  await changeTokens(home, profile, { until: Date.now() + ms });
}

/** Has what is kept be nothing that the site takes, though it seems to hold. */
export async function spoilTokens(home: string, profile: string): Promise<void> {
  await changeTokens(home, profile, { access: 'of-another-time', until: Date.now() + 600_000 });
}

async function changeTokens(
  home: string,
  profile: string,
  change: Readonly<Record<string, unknown>>,
): Promise<void> {
  const changed = { ...(await keptTokens(home, profile)), ...change };
  const vault = await vaultIn(home);
  await vault.set(tokensNameOf(profile), new Secret(JSON.stringify(changed)));
}
