import type { BuiltIn } from '../built-in.ts';
import { checkpointRunbook } from './checkpoint-runbook.ts';
import { clearHost } from './clear-host.ts';
import { compareObject } from './compare-object.ts';
import { convertFromCsv } from './convert-from-csv.ts';
import { convertFromJson } from './convert-from-json.ts';
import { convertFromYaml } from './convert-from-yaml.ts';
import { convertToCsv } from './convert-to-csv.ts';
import { convertToJson } from './convert-to-json.ts';
import { convertToYaml } from './convert-to-yaml.ts';
import { exportCsv } from './export-csv.ts';
import { forEachObject } from './for-each-object.ts';
import { formatList } from './format-list.ts';
import { formatTable } from './format-table.ts';
import { formatWide } from './format-wide.ts';
import { getAlias } from './get-alias.ts';
import { getChildItem } from './get-child-item.ts';
import { getContent } from './get-content.ts';
import { getDate } from './get-date.ts';
import { getError } from './get-error.ts';
import { getHistory } from './get-history.ts';
import { getLocation } from './get-location.ts';
import { getMember } from './get-member.ts';
import { getVariable } from './get-variable.ts';
import { groupObject } from './group-object.ts';
import { importCsv } from './import-csv.ts';
import { measureCommand } from './measure-command.ts';
import { measureObject } from './measure-object.ts';
import { newTimeSpan } from './new-time-span.ts';
import { outFile } from './out-file.ts';
import { outNull } from './out-null.ts';
import { outString } from './out-string.ts';
import { readHost } from './read-host.ts';
import { selectObject } from './select-object.ts';
import { setContent } from './set-content.ts';
import { setVariable } from './set-variable.ts';
import { sortObject } from './sort-object.ts';
import { startSleep } from './start-sleep.ts';
import { teeObject } from './tee-object.ts';
import { testPath } from './test-path.ts';
import { whereObject } from './where-object.ts';
import { writeError } from './write-error.ts';
import { writeHost } from './write-host.ts';
import { writeOutput } from './write-output.ts';
import { writeVerbose } from './write-verbose.ts';
import { writeWarning } from './write-warning.ts';

/** The commands of the shell itself. */
export const builtIns: readonly BuiltIn[] = [
  checkpointRunbook,
  clearHost,
  compareObject,
  convertFromCsv,
  convertFromJson,
  convertFromYaml,
  convertToCsv,
  convertToJson,
  convertToYaml,
  exportCsv,
  forEachObject,
  formatList,
  formatTable,
  formatWide,
  getAlias,
  getChildItem,
  getContent,
  getDate,
  getError,
  getHistory,
  getLocation,
  getMember,
  getVariable,
  groupObject,
  importCsv,
  measureCommand,
  measureObject,
  newTimeSpan,
  outFile,
  outNull,
  outString,
  readHost,
  selectObject,
  setContent,
  setVariable,
  sortObject,
  startSleep,
  teeObject,
  testPath,
  whereObject,
  writeError,
  writeHost,
  writeOutput,
  writeVerbose,
  writeWarning,
];
