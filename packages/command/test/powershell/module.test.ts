import { describe, expect, it } from 'vitest';
import { powerShellModule } from '../../src/powershell/module.ts';
import { faultsOfModule } from './check-module.ts';
import { things } from './thing-commands.ts';

const module = powerShellModule(things, '1.2.3-beta.1');
const script = module.files.get('Hawser.psm1') ?? '';

describe('the PowerShell module', () => {
  it.each(['Hawser.psm1', 'Hawser.psd1'])('is what the golden file %s holds', async (name) => {
    const text = module.files.get(name) ?? '';
    expect(text).toMatch(/^\ufeff/);
    await expect(text.slice(1)).toMatchFileSnapshot(`golden/${name}`);
  });

  it('has no fault that can be seen without PowerShell', () => {
    expect(faultsOfModule(module.files)).toEqual([]);
  });

  it('leaves the names of PowerShell to PowerShell', () => {
    expect(module.functions).toEqual(['Get-Thing', 'Publish-Thing', 'Stop-HawserService']);
    expect(module.aliases).toEqual(['Create-Thing', 'Halt-Service']);
  });

  it('hands over a secret by other ways than the arguments', () => {
    const secret = script.slice(script.indexOf("if ($kind -eq 'secret')"));
    const branch = secret.slice(0, secret.indexOf('elseif'));
    const words = [...branch.matchAll(/\$words\.Add\((.*)\)/g)].map(([, word]) => word);
    expect(words).toEqual(["'-' + $name + 'Stdin'", "'-' + $name + 'Env:' + $variable"]);
  });

  it('has lines that every system reads alike', () => {
    for (const text of module.files.values()) {
      expect(text).not.toContain('\r');
      expect(text).toMatch(/[^\n]\n$/);
    }
  });
});
