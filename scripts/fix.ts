import { runTool } from './tool.ts';

const lint = await runTool('oxlint', ['--fix']);
const format = await runTool('oxfmt', []);
process.exitCode = lint.code === 0 ? format.code : lint.code;
