import { HawserError } from '@hawser/core/errors';
import { givenParameters, type ParametersSaid } from '../runbook/given-parameters.ts';
import type { Source } from '../syntax/source.ts';
import { parse } from '../syntax/parse.ts';
import type { Problem } from './check-program.ts';

/** What is wrong with what a program is to be given, at the place of its parameters. */
export async function checkGiven(
  said: ParametersSaid,
  source: Source,
): Promise<readonly Problem[]> {
  if (said.parameters === undefined && said.parametersFile === undefined) return [];
  const { parameters, start } = parse(source);
  try {
    await givenParameters(said, parameters, source.name ?? 'the program');
    return [];
  } catch (error) {
    if (!(error instanceof HawserError)) throw error;
    const { code, message, hint } = error;
    const place = source.placeOf(parameters[0]?.start ?? start);
    return [{ ...place, severity: 'error', code, message, hint }];
  }
}
