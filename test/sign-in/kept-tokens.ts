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

/** Has what is kept come to its end, as it does after a while. */
export async function endTokens(home: string, profile: string): Promise<void> {
  const ended = { ...(await keptTokens(home, profile)), until: Date.now() + 29_000 };
  const vault = await vaultIn(home);
  await vault.set(tokensNameOf(profile), new Secret(JSON.stringify(ended)));
}
