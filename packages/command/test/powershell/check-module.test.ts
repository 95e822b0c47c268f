import { expect, it } from 'vitest';
import { powerShellModule } from '../../src/powershell/module.ts';
import { faultsOfModule } from './check-module.ts';
import { things } from './thing-commands.ts';

// What the checks of the module would find if it were there.
const { files } = powerShellModule(things, '1.2.3');

function faults(name: string, from: string, to: string): readonly string[] {
  const text = files.get(name) ?? '';
  expect(text).toContain(from);
  try {
    return faultsOfModule(new Map([...files, [name, text.replace(from, () => to)]]));
  } catch (error) {
    return [String(error)];
  }
}

it.each([
  [
    'a string that does not end',
    "'Publish-Thing'\n",
    "'Publish-Thing\n",
    /closes nothing|missing|does not end/,
  ],
  ['a typographic quote that ends one', "'The thing''s name.'", "'The thing’s name.'", /./],
  ['a bracket too few', 'process {\n', 'process\n', /closes nothing/],
  ['a string that expands', "'Hawser.Thing'", '"Hawser.Thing"', /expands/],
  [
    'a variable without a value',
    '$process.WaitForExit()',
    '$proces.WaitForExit()',
    /\$proces has no value/,
  ],
  [
    'a call of nothing',
    '$call = Get-HawserCall',
    '$call = Get-HawserCal',
    /there is no Get-HawserCal/,
  ],
  [
    'a call with what is not taken',
    '-Given $Given -Command',
    '-Giving $Given -Command',
    /has no -Giving/,
  ],
  ['a text that runs', 'Write-Host -Object $line', 'Invoke-Expression $line', /runs a text/],
  ['a parameter of PowerShell’s own', '$Colour', '$Verbose', /PowerShell's own/],
  ['a name that is kept', '$Colour', '$Host', /PowerShell's own/],
  [
    'an alias that is taken',
    "[Alias('Label')]",
    "[Alias('Count')]",
    /two parameters are called count/,
  ],
  ['a wrong attribute', '[ValidateSet(', '[ValidSet(', /no attribute ValidSet/],
  ['a wrong argument', 'Position = 0, ', 'Place = 0, ', /does not take Place=0/],
  ['a place given twice', 'Position = 1', 'Position = 0', /two parameters have Position=0/],
  ['a type that is none', '[timespan]', '[time]', /the type time/],
  [
    'a usual set without parameters',
    "= 'byId', Pos",
    "= 'byName', Pos",
    /no parameter is in the set byName/,
  ],
  ['help of another parameter', '.PARAMETER Colour', '.PARAMETER Color', /other parameters/],
  ['help that ends too soon', '- .Second', '.Second', /would end/],
  [
    'a function that is not exported',
    "-Function @('Get-Thing', ",
    '-Function @(',
    /neither exported/,
  ],
  ['an alias that is not exported', "-Alias @('Create-Thing', ", '-Alias @(', /the aliases/],
])('finds in the script %s', (_, from, to, fault) => {
  expect(faults('Hawser.psm1', from, to).join('\n')).toMatch(fault);
});

it.each([
  ['a key that is none', 'Author', 'Writer', /Writer is no key/],
  ['a version that is none', "'1.2.3'", "'1.2.3-beta'", /the version/],
  ['other functions than there are', "@('Get-Thing', ", '@(', /functions in the manifest/],
])('finds in the manifest %s', (_, from, to, fault) => {
  expect(faults('Hawser.psd1', from, to).join('\n')).toMatch(fault);
});
