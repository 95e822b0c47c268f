import { literal, literals } from './literal.ts';

export interface Manifest {
  /** The product's, perhaps with what comes before a release: 1.2.0-beta.1. */
  readonly version: string;
  readonly functions: readonly string[];
  readonly aliases: readonly string[];
}

/** Hawser.psd1: what PowerShell is to know of the module before it loads it. */
export function manifestText({ version, functions, aliases }: Manifest): string {
  const [release = '', before = ''] = version.split(/[-+]/, 2);
  const prerelease = version.includes('-') ? before.replaceAll(/[^A-Za-z\d]/g, '') : '';
  const rows = [
    `RootModule = 'Hawser.psm1'`,
    `ModuleVersion = ${literal(release)}`,
    // What the module is known by, whatever its version; made up once.
    `GUID = '937e760b-ed27-4329-a77d-4ea5ad988326'`,
    `Author = 'Hawser'`,
    `Description = 'Runs the commands of hawser, and gives what they give as objects.'`,
    `PowerShellVersion = '5.1'`,
    `CompatiblePSEditions = @('Desktop', 'Core')`,
    `FunctionsToExport = ${literals(functions)}`,
    `CmdletsToExport = @()`,
    `VariablesToExport = @()`,
    `AliasesToExport = ${literals(aliases)}`,
    ...(prerelease === ''
      ? []
      : [`PrivateData = @{ PSData = @{ Prerelease = ${literal(prerelease)} } }`]),
  ];
  return `@{\n${rows.map((row) => `    ${row}\n`).join('')}}\n`;
}
